package chat.scp.quic;

/** Which QUIC library carries the sessions. */
public enum EngineChoice {
    /** On a server {@link #NETTY} where it can be had, and else {@link #KWIK}; on a client {@link #KWIK}. */
    AUTOMATIC,

    /** In pure Java: runs everywhere, for up to some thousand connections. */
    KWIK,

    /**
     * Netty's QUIC codec, in native code, for servers with more. Needs {@code
     * io.netty:netty-codec-classes-quic} and, for this system, {@code io.netty:netty-codec-native-quic}.
     */
    NETTY
}
