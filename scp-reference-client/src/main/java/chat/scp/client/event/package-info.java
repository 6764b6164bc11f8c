/**
 * What a client tells its application: events, states, failures, and the values in them. May import
 * {@code chat.scp.pdu}, {@code chat.scp.signal} and {@code chat.scp.extension}.
 */
@NullMarked
package chat.scp.client.event;

import org.jspecify.annotations.NullMarked;
