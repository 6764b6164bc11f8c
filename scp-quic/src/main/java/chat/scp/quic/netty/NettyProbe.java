package chat.scp.quic.netty;

import chat.scp.quic.engine.QuicEngine;
import io.netty.handler.codec.quic.Quic;

/**
 * Finds out whether Netty's engine can be had. Loads without Netty: the JVM looks for Netty's classes
 * only when a method here needs them.
 */
public final class NettyProbe {
    private NettyProbe() {}

    /** Why there is no Netty engine here; empty: there is one. */
    public static String whyNot() {
        try {
            return Quic.isAvailable() ? "" : "its native code does not load: " + Quic.unavailabilityCause();
        } catch (LinkageError e) {
            return "netty-codec-classes-quic is not on the class path: " + e;
        }
    }

    /** An engine. Only where {@link #whyNot} is empty. */
    public static QuicEngine open() {
        return new NettyEngine();
    }
}
