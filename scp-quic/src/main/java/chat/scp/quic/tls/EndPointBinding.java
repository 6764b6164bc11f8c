package chat.scp.quic.tls;

import chat.scp.auth.ServerEndPoint;
import chat.scp.pdu.Bytes;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** The channel binding data {@code tls-server-end-point} of what a server showed, on both sides of a link. §8.8 */
public final class EndPointBinding {
    private EndPointBinding() {}

    /**
     * The data for SCRAM.
     *
     * @param chain the server's own certificate first
     */
    public static Bytes of(List<X509Certificate> chain) throws CertificateEncodingException {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("without a certificate there is nothing to bind to");
        }
        return ServerEndPoint.bindingTo(chain.get(0)).data();
    }
}
