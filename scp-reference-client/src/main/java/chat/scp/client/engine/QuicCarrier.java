package chat.scp.client.engine;

import chat.scp.dialect.ClientConfig;
import chat.scp.quic.Connected;
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
import java.util.Optional;
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

    /**
     * Asks about one server wherever it is found, once for each connection, and remembers the answer: engines have words
     * of their own for a no. Somebody who is asked may take longer than a handshake, and engines try that again meanwhile.
     */
    private static final class Asked implements ServerTrust {
        private record Question(X509Certificate about, CompletableFuture<Optional<CertificateException>> no) {}

        private final ServerTrust trust;
        private final String host;
        private final int port;
        private @Nullable Question question;

        Asked(ServerTrust trust, String host, int port) {
            this.trust = trust;
            this.host = host;
            this.port = port;
        }

        /** Another connection, and so another question. */
        synchronized void begin() {
            question = null;
        }

        /** Why not; empty: it is trusted. Null: nobody was asked. */
        synchronized @Nullable CompletableFuture<Optional<CertificateException>> answer() {
            return question == null ? null : question.no;
        }

        @Override
        public void check(List<X509Certificate> chain, String where, int wherePort) throws CertificateException {
            Question fresh = new Question(chain.get(0), new CompletableFuture<>());
            Question standing = asked(fresh);
            if (standing.equals(fresh)) {
                // Not here: the engine interrupts this thread when the handshake has taken too long, and a file that is
                // being written then is not.
                Workers.shared().execute(() -> ask(chain, standing));
            }
            Optional<CertificateException> no = standing.no.join();
            if (no.isPresent()) {
                throw no.get();
            }
        }

        /** The one that stands about the same certificate, or this one from now on. */
        private synchronized Question asked(Question fresh) {
            Question before = question;
            if (before != null && before.about.equals(fresh.about)) {
                return before;
            }
            question = fresh;
            return fresh;
        }

        private void ask(List<X509Certificate> chain, Question standing) {
            try {
                trust.check(chain, host, port);
                standing.no.complete(Optional.empty());
            } catch (CertificateException e) {
                standing.no.complete(Optional.of(e));
            } catch (RuntimeException e) {
                CertificateException fault = new CertificateException("whether to trust it could not be told", e);
                standing.no.complete(Optional.of(fault));
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
            trust.begin();
            return attempt(host, port);
        }

        private CompletableFuture<Connected> attempt(String host, int port) {
            return client.connect(host, port).exceptionallyCompose(failure -> failed(failure, host, port));
        }

        /** Nothing is lost yet while somebody thinks about the certificate: his answer says how it goes on. */
        private CompletableFuture<Connected> failed(Throwable failure, String host, int port) {
            CompletableFuture<Optional<CertificateException>> answer = trust.answer();
            if (answer == null) {
                return CompletableFuture.failedFuture(failure);
            }
            boolean late = !answer.isDone();
            return answer.thenCompose(no -> {
                Throwable why = no.<Throwable>map(refusal -> refusal).orElse(failure);
                return late && no.isEmpty() ? attempt(host, port) : CompletableFuture.failedFuture(why);
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
