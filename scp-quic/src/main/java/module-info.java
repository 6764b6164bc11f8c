/** Carries SCP sessions over QUIC. */
module chat.scp.quic {
    requires transitive chat.scp.core;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;
    requires tech.kwik.core;
    requires tech.kwik.agent15;

    exports chat.scp.quic;
    exports chat.scp.quic.tls;
}
