package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyEngines;

/** A client of kwik at a server of Netty. */
final class KwikToNettyTest extends CompleteSuite {
    @Override
    QuicEngine serverEngine() {
        return NettyEngines.usual();
    }

    @Override
    QuicEngine clientEngine() {
        return new KwikEngine();
    }
}
