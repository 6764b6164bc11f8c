package chat.scp.quic.kwik;

import chat.scp.quic.engine.KeyLog;
import chat.scp.quic.engine.QuicEngine;
import java.nio.file.Path;

/** Engines of kwik for tests of other packages. */
public final class KwikEngines {
    private KwikEngines() {}

    public static QuicEngine loggingKeys(Path file) {
        return new KwikEngine(Faults.NONE, new KeyLog(file));
    }
}
