package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** kwik on both ends, left as it is, as on a module path. */
final class UntouchedKwikTest extends EngineSuite {
    private static final String UNTOUCHED = "scp.kwik.untouched";

    @BeforeAll
    static void leave() {
        System.setProperty(UNTOUCHED, "true");
    }

    @AfterAll
    static void touch() {
        System.clearProperty(UNTOUCHED);
    }

    @Override
    QuicEngine serverEngine() {
        return new KwikEngine();
    }

    @Override
    QuicEngine clientEngine() {
        return new KwikEngine();
    }
}
