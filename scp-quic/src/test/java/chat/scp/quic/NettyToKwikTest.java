package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyEngines;

/** A client of Netty at a server of kwik; Netty as on systems that are not Linux. */
final class NettyToKwikTest extends CompleteSuite {
    @Override
    QuicEngine serverEngine() {
        return new KwikEngine();
    }

    @Override
    QuicEngine clientEngine() {
        return NettyEngines.withoutEpoll();
    }
}
