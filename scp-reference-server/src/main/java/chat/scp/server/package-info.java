/**
 * A chat server: {@link chat.scp.server.ChatServer} for embedders, and the programs that {@code ./scp}
 * starts. May import everything else of the server, scp-core and scp-quic.
 */
@NullMarked
package chat.scp.server;

import org.jspecify.annotations.NullMarked;
