/**
 * The state that every view of a chat needs, without I/O: feed it the events of a client, and look. May
 * import {@code chat.scp.client.event}.
 */
@NullMarked
package chat.scp.client.model;

import org.jspecify.annotations.NullMarked;
