/** Carries SCP sessions over QUIC. */
module chat.scp.quic {
    requires transitive chat.scp.core;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;
    // Netty's engine is for who has Netty: everything else works without.
    requires static io.netty.buffer;
    requires static io.netty.codec.classes.quic;
    requires static io.netty.common;
    requires static io.netty.handler;
    requires static io.netty.transport;
    requires static io.netty.transport.classes.epoll;
    requires static io.netty.transport.unix.common;
    requires tech.kwik.core;
    requires tech.kwik.agent15;

    exports chat.scp.quic;
    exports chat.scp.quic.tls;
}
