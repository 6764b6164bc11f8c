package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;

/** Netty on both ends. */
final class NettyToNettyTest extends EngineSuite {
    @Override
    QuicEngine serverEngine() {
        return TestEngines.netty();
    }

    @Override
    QuicEngine clientEngine() {
        return TestEngines.netty();
    }
}
