package chat.scp.quic.engine;

import java.nio.ByteBuffer;

/** What happens on a stream. All on the loop of its connection. */
public interface StreamHandler {
    /** Bytes came in, in order; they are the handler's until it returns. */
    void received(ByteBuffer bytes);

    /** The peer has finished its direction: nothing more will be received. */
    void finished();

    /** The peer reset its direction, or the reason cannot be told; nothing more will be received. */
    void broken();

    /** There is room again after {@link EngineStream#room} said that there was none, or too little. */
    void writable();
}
