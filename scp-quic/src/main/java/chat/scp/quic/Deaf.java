package chat.scp.quic;

import chat.scp.quic.engine.StreamHandler;
import java.nio.ByteBuffer;

/** Hears a stream of no use. */
final class Deaf implements StreamHandler {
    @Override
    public void received(ByteBuffer bytes) {}

    @Override
    public void finished() {}

    @Override
    public void broken() {}

    @Override
    public void writable() {}
}
