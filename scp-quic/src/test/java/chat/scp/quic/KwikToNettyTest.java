package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;

/** A client of kwik at a server of Netty. */
final class KwikToNettyTest extends EngineSuite {
    @Override
    QuicEngine serverEngine() {
        return TestEngines.netty();
    }

    @Override
    QuicEngine clientEngine() {
        return new KwikEngine();
    }
}
