package chat.scp.quic.engine;

import java.nio.ByteBuffer;

/** What happens on a connection. All on its loop. */
public interface ConnectionHandler {
    /** The peer opened a stream; what comes on it goes to the handler that this returns. */
    StreamHandler opened(EngineStream stream);

    /** A datagram came in; its bytes are the handler's until it returns. */
    void datagram(ByteBuffer bytes);

    /** The connection is gone; nothing follows, on its streams neither. */
    void ended(ConnectionEnd end);
}
