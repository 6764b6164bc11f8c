package chat.scp.quic.kwik;

import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import java.nio.ByteBuffer;

/** Sends back what comes. */
record Echoing(EngineStream stream) implements StreamHandler {
    @Override
    public void received(ByteBuffer bytes) {
        stream.write(bytes, false);
    }

    @Override
    public void finished() {}

    @Override
    public void broken() {}

    @Override
    public void writable() {}
}
