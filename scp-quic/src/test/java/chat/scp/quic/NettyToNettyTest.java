package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.netty.NettyEngines;

/** Netty on both ends. */
final class NettyToNettyTest extends CompleteSuite {
    @Override
    QuicEngine serverEngine() {
        return NettyEngines.usual();
    }

    @Override
    QuicEngine clientEngine() {
        return NettyEngines.usual();
    }
}
