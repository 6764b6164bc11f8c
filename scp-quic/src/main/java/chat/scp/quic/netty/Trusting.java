package chat.scp.quic.netty;

import chat.scp.quic.tls.ServerTrust;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link ServerTrust} decide for one connection while its handshake waits, so that nothing is sent
 * before. Extended, as else Netty compares names before it asks. §8.8
 */
final class Trusting extends X509ExtendedTrustManager {
    private final ServerTrust trust;
    private final String host;
    private final int port;
    private volatile List<X509Certificate> shown = List.of();
    private volatile @Nullable Exception refusal;

    Trusting(ServerTrust trust, String host, int port) {
        this.trust = trust;
        this.host = host;
        this.port = port;
    }

    /** What the server showed. */
    List<X509Certificate> shown() {
        return shown;
    }

    /** Why it was not trusted; null: it was, or nobody has asked. */
    @Nullable
    Exception refusal() {
        return refusal;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        shown = List.of(chain);
        try {
            trust.check(shown, host, port);
        } catch (CertificateException | RuntimeException e) {
            refusal = e; // TLS passes on no more than that there was one
            throw e;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("there are no certificates of clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
