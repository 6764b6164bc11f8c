/**
 * The seam between SCP and a QUIC library. Not exported: an application sees {@code chat.scp.quic}.
 *
 * <p>Theory of operation. An engine makes connections, as client or as server. Each connection
 * belongs to one {@link chat.scp.quic.engine.EngineLoop}, a single thread. All that an engine tells,
 * it tells there: the methods of {@link chat.scp.quic.engine.ConnectionHandler} and {@link
 * chat.scp.quic.engine.StreamHandler} run on the loop and never overlap. All that it is asked, it is
 * asked there, and answers without waiting; statistics and addresses may be asked for from anywhere.
 *
 * <p>Outbound, {@link chat.scp.quic.engine.EngineStream#room} bounds what a stream holds; {@code
 * writable} says when there is room again. Inbound, an engine reads ahead a bounded number of bytes
 * for each stream and then stops reading, so that QUIC's flow control pushes back on the peer; a
 * stream that is not read holds up no other. An engine whose peer does not take what was written, or
 * gives no stream, for {@link chat.scp.quic.engine.EngineLimits#patience} closes the connection
 * itself with {@code SLOW_CONSUMER}.
 */
@NullMarked
package chat.scp.quic.engine;

import org.jspecify.annotations.NullMarked;
