/**
 * The engine for servers that outgrow kwik: Netty's QUIC codec, which is quiche in native code. Imports
 * {@code engine}, and Netty; nobody else imports Netty, and only {@link chat.scp.quic.netty.NettyProbe}
 * may be touched where Netty is perhaps missing.
 *
 * <p>Theory of operation. A connection lives on the event loop of its UDP socket, and that loop is the
 * {@link chat.scp.quic.engine.EngineLoop} that the seam asks for: nothing is handed from thread to
 * thread between the socket and the session. What sessions write is gathered for each stream until
 * the loop's turn ends, and then written to quiche in one piece; so a busy relay fills packets, and a
 * lone message leaves at once.
 */
@NullMarked
package chat.scp.quic.netty;

import org.jspecify.annotations.NullMarked;
