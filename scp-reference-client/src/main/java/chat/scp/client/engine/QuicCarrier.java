package chat.scp.client.engine;

import chat.scp.dialect.ClientConfig;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.QuicException;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries sessions over QUIC. */
public final class QuicCarrier implements Carrier {
    private final QuicConnector connector;
    private final Asked trust;

    private QuicCarrier(QuicConnector connector, Asked trust) {
        this.connector = connector;
        this.trust = trust;
    }

    /** Asks about one server wherever it is found, and remembers a no: engines have words of their own for it. */
    private static final class Asked implements ServerTrust {
        private final ServerTrust trust;
        private final String host;
        private final int port;
        private volatile @Nullable CertificateException no;

        Asked(ServerTrust trust, String host, int port) {
            this.trust = trust;
            this.host = host;
            this.port = port;
        }

        @Override
        public void check(List<X509Certificate> chain, String where, int wherePort) throws CertificateException {
            try {
                trust.check(chain, host, port);
            } catch (CertificateException e) {
                no = e;
                throw e;
            }
        }
    }

    /**
     * {@code trust} is asked about {@code host} and {@code port} wherever the connection goes: who is sent
     * elsewhere by a GOAWAY looks for the same server there. §4.7-4
     */
    public static QuicCarrier to(String host, int port, ConnectorOptions options, ServerTrust trust)
            throws QuicException {
        Asked sameServer = new Asked(trust, host, port);
        return new QuicCarrier(QuicConnector.of(options, sameServer), sameServer);
    }

    @Override
    public Carried session(ClientConfig config, Consumer<ClientEvent> application) {
        return new OverQuic(connector.client(config, application), trust);
    }

    private record OverQuic(QuicClient client, Asked trust) implements Carried {
        @Override
        public CompletableFuture<?> connect(String host, int port) {
            trust.no = null;
            return client.connect(host, port).exceptionallyCompose(failure -> {
                CertificateException no = trust.no;
                return CompletableFuture.failedFuture(no == null ? failure : no);
            });
        }

        @Override
        public CompletableFuture<@Nullable Void> command(ClientCommand command) {
            return client.command(command);
        }
    }

    @Override
    public void close() {
        connector.close();
    }
}
