package chat.scp.quic.netty;

import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.tls.ServerIdentity;
import io.netty.handler.codec.quic.BoringSSLKeylog;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server shows from now on, ready for handshakes: one is put in another's place to reload. */
record Shown(List<X509Certificate> chain, QuicSslContext context) {
    static Shown of(ServerIdentity identity, List<AlpnSpec> protocols, @Nullable BoringSSLKeylog log)
            throws IOException {
        try {
            QuicSslContext context = QuicSslContextBuilder.forServer(
                            identity.key(), null, identity.chain().toArray(new X509Certificate[0]))
                    .applicationProtocols(protocols.stream().map(AlpnSpec::name).toArray(String[]::new))
                    .earlyData(false) // §8.6: nobody here can tell when the handshake is complete
                    .trustManager(new Trusting((chain, host, port) -> {}, "", 0)) // else all roots are read for nothing
                    .keylog(log)
                    .build();
            return new Shown(identity.chain(), context);
        } catch (RuntimeException e) {
            throw new IOException("Netty does not take this certificate: " + e.getMessage(), e);
        }
    }
}
