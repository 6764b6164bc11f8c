package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;

/** kwik on both ends. */
final class KwikToKwikTest extends CompleteSuite {
    @Override
    QuicEngine serverEngine() {
        return new KwikEngine();
    }

    @Override
    QuicEngine clientEngine() {
        return new KwikEngine();
    }
}
