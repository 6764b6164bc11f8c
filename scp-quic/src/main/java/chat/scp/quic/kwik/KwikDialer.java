package chat.scp.quic.kwik;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.HandshakeFailure;
import chat.scp.quic.engine.KeyLog;
import chat.scp.quic.tls.ServerTrust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.ConnectionListener;
import tech.kwik.core.ConnectionTerminatedEvent;
import tech.kwik.core.QuicClientConnection;

/** Makes one connection to a server, on a thread that may wait. */
final class KwikDialer {
    /** kwik's own way to say so is to print on the console; we have our own words. */
    private static final String NO_CONSOLE = "tech.kwik.core.no-security-warnings";

    /** RFC 9001 §4.8, RFC 7301 §3.2 */
    private static final long NO_SUCH_PROTOCOL = 0x100 + 120;

    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final long STREAM_BUFFER_BYTES = 256 * 1024;

    private final ClientSpec spec;
    private final EngineLoop loop;
    private final ConnectionAcceptor acceptor;
    private final Workers workers;
    private final Faults faults;
    private final @Nullable KeyLog keyLog;
    private final CompletableFuture<EngineConnection> result = new CompletableFuture<>();
    /** Of the attempt that is made. Only the thread that dials looks at it. */
    private @Nullable DiallingSocket lastSocket;

    KwikDialer(
            ClientSpec spec,
            EngineLoop loop,
            ConnectionAcceptor acceptor,
            Workers workers,
            Faults faults,
            @Nullable KeyLog keyLog) {
        this.spec = spec;
        this.loop = loop;
        this.acceptor = acceptor;
        this.workers = workers;
        this.faults = faults;
        this.keyLog = keyLog;
    }

    /** Keeps the connection in {@code dialled} for as long as it is up. */
    CompletableFuture<EngineConnection> dial(Set<KwikConnection> dialled) {
        workers.run(() -> {
            try {
                connect(dialled);
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(failure(e));
            }
        });
        return result;
    }

    private void connect(Set<KwikConnection> dialled) throws IOException {
        QuicClientConnection quic = handshake();
        DiallingSocket socket = Objects.requireNonNull(lastSocket);
        KwikConnection connection = new KwikConnection(
                quic,
                true,
                spec.protocol().name(),
                quic.getServerAddress(),
                quic.getServerCertificateChain(),
                loop,
                spec.limits(),
                workers,
                socket.only());
        socket.watch(workers);
        dialled.add(connection);
        connection.onEnd(() -> dialled.remove(connection));
        loop.execute(() -> {
            try {
                connection.start(acceptor.accepted(connection));
                result.complete(connection);
            } catch (IOException e) {
                result.completeExceptionally(failure(e));
                connection.close(ErrorCode.NONE.value(), "");
            }
        });
        connection.listenTo(quic);
        if (!quic.isConnected()) {
            connection.lost();
        }
    }

    /** Some of kwik's handshakes never end where another one succeeds at once: so no attempt gets all the time. */
    private QuicClientConnection handshake() throws IOException {
        Duration left = spec.limits().handshakeTimeout();
        while (left.compareTo(ATTEMPT) > 0) {
            try {
                return handshake(ATTEMPT);
            } catch (ConnectException e) {
                if (!String.valueOf(e.getMessage()).contains("timed out")) {
                    throw e;
                }
                left = left.minus(ATTEMPT);
            }
        }
        return handshake(left);
    }

    private QuicClientConnection handshake(Duration timeout) throws IOException {
        KeyLog log = keyLog;
        if (log == null) {
            return handshake(timeout, null);
        }
        try (SecretsFile secrets = new SecretsFile(log)) {
            return handshake(timeout, secrets.path());
        }
    }

    private QuicClientConnection handshake(Duration timeout, @Nullable Path secrets) throws IOException {
        System.setProperty(NO_CONSOLE, "true");
        EngineLimits limits = spec.limits();
        QuicClientConnection.Builder builder = QuicClientConnection.newBuilder()
                .host(spec.host())
                .port(spec.port())
                .applicationProtocol(spec.protocol().name())
                .connectTimeout(timeout)
                .maxIdleTimeout(limits.idleTimeout())
                .defaultStreamReceiveBufferSize(STREAM_BUFFER_BYTES)
                .maxOpenPeerInitiatedBidirectionalStreams(spec.protocol().peerBidirectional())
                .maxOpenPeerInitiatedUnidirectionalStreams(spec.protocol().peerUnidirectional())
                // Else kwik compares the certificate with the host name before it asks who is to decide.
                .noServerCertificateCheck()
                .customTrustManager(new Trusting(spec.trust(), spec.host(), spec.port()))
                .socketFactory(server -> socket())
                .logger(new KwikLogger());
        if (spec.protocol().datagrams()) {
            builder.enableDatagramExtension();
        }
        if (secrets != null) {
            builder.secrets(secrets);
        }
        QuicClientConnection quic = builder.build();
        Intake.replace(quic);
        Refusal refusal = new Refusal();
        quic.setConnectionListener(refusal);
        try {
            quic.connect();
        } catch (RuntimeException e) {
            refusal.rethrow();
            throw e;
        } finally {
            refusal.over();
        }
        return quic;
    }

    private DiallingSocket socket() throws SocketException {
        DiallingSocket made = new DiallingSocket(faults);
        lastSocket = made;
        return made;
    }

    /**
     * Ends the wait when the server has closed the connection: kwik would go on waiting for three times what
     * it takes for a round trip, which is seconds where it has not seen one yet.
     */
    private static final class Refusal implements ConnectionListener {
        private @Nullable Thread dialling = Thread.currentThread();
        private @Nullable Long code;

        @Override
        public synchronized void disconnected(ConnectionTerminatedEvent event) {
            if (dialling != null && event.closedByPeer()) {
                code = event.transportErrorCode();
                dialling.interrupt();
            }
        }

        /** The thread goes on to other things, without an interrupt that came too late. */
        synchronized void over() {
            dialling = null;
            boolean unused = Thread.interrupted();
        }

        synchronized void rethrow() throws ConnectException {
            Long known = code;
            if (known != null) {
                String why = known == NO_SUCH_PROTOCOL ? "no_application_protocol" : "error " + known;
                throw new ConnectException("the server closed the connection: " + why);
            }
        }
    }

    /** TLS says why only in the text of kwik's exception. §8.1 */
    private static HandshakeFailure failure(Exception e) {
        String text = String.valueOf(e.getMessage());
        boolean noSuchProtocol = text.toLowerCase(Locale.ROOT).contains("no_application_protocol");
        return new HandshakeFailure(text, noSuchProtocol, e);
    }

    /** Lets {@link ServerTrust} decide while the handshake waits, so that nothing is sent before. §8.8 */
    private record Trusting(ServerTrust trust, String host, int port) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            try {
                trust.check(List.of(chain), host, port);
            } catch (RuntimeException e) {
                // Else kwik falls silent, and the server keeps the half of the connection that it has.
                throw new CertificateException("whether to trust " + host + " could not be told", e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("there are no certificates of clients");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
