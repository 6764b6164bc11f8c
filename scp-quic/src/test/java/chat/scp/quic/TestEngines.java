package chat.scp.quic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.netty.NettyProbe;

/** Engines for tests. */
final class TestEngines {
    private TestEngines() {}

    /** Netty's, or the test is skipped, and says why. */
    static QuicEngine netty() {
        String whyNot = NettyProbe.whyNot();
        assumeTrue(whyNot.isEmpty(), () -> "without Netty's engine: " + whyNot);
        return NettyProbe.open();
    }
}
