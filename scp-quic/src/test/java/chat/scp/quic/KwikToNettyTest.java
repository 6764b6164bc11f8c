package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyEngines;

/** A client of kwik at a server of Netty; Netty as on systems that are not Linux. */
final class KwikToNettyTest extends CompleteSuite {
    @Override
    QuicEngine serverEngine() {
        return NettyEngines.withoutEpoll();
    }

    @Override
    QuicEngine clientEngine() {
        return new KwikEngine();
    }
}
