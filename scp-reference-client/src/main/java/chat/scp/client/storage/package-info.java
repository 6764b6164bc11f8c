/** What a client keeps over restarts, and where. May import {@code chat.scp.pdu}. */
@NullMarked
package chat.scp.client.storage;

import org.jspecify.annotations.NullMarked;
