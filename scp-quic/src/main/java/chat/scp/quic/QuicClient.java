package chat.scp.quic;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.HandshakeFailure;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.tls.EndPointBinding;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.session.ClientSession;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A client's session. It outlives connections: after {@link ClientEvent.Offline} the application
 * connects it again, to the same server or another, and it resumes where it was. Thread-safe.
 */
public final class QuicClient extends SessionDriver<ClientCommand, ClientEvent> {
    private final QuicEngine engine;
    private final ConnectorOptions options;
    private final ServerTrust trust;
    private final ClientConfig config;

    QuicClient(
            QuicEngine engine,
            ConnectorOptions options,
            ServerTrust trust,
            EngineLoop loop,
            ClientConfig config,
            Consumer<ClientEvent> application) {
        super(loop, null, new ClientSession(config), application);
        this.engine = engine;
        this.options = options;
        this.trust = trust;
        this.config = config;
    }

    /**
     * Makes a connection and gives it to the session, which logs in or resumes. Not while there is one.
     * The future fails with an IOException when none comes about, a {@link NoCommonProtocolException} where
     * trying again is of no use: the session stays as it was.
     */
    public CompletableFuture<Connected> connect(String host, int port) {
        return attempts(host, port).exceptionallyCompose(failure -> {
            Throwable cause = cause(failure);
            return CompletableFuture.failedFuture(
                    isNoSuchProtocol(cause)
                            ? new NoCommonProtocolException(String.valueOf(cause.getMessage()), cause)
                            : cause);
        });
    }

    private CompletableFuture<Connected> attempts(String host, int port) {
        List<String> alpns = spoken();
        CompletableFuture<Connected> first = attempt(host, port, alpns.get(0));
        if (alpns.size() == 1) {
            return first;
        }
        // §8.1: where a library offers one protocol at a time, each has a handshake of its own.
        return first.exceptionallyCompose(failure -> isNoSuchProtocol(cause(failure))
                ? attempt(host, port, alpns.get(1))
                : CompletableFuture.failedFuture(failure));
    }

    /** Best first. The first connection decides for good. */
    private List<String> spoken() {
        if (!alpn().isEmpty()) {
            return List.of(alpn());
        }
        boolean older = options.scp1() && mayFallBack();
        int lowest = older ? 1 : config.newestVersion();
        return Negotiator.of(lowest, config.newestVersion()).alpns();
    }

    /** §4.1-6: who was given a password or a token does not show up without it. */
    private boolean mayFallBack() {
        return config.credential() instanceof Credential.Open
                && config.resumeToken().isEmpty();
    }

    private CompletableFuture<Connected> attempt(String host, int port, String alpn) {
        EngineLimits limits = Carriage.limits(options.idleTimeout(), options.patience());
        EngineLimits mine = limits.withHandshakeTimeout(options.connectTimeout());
        ClientSpec spec = new ClientSpec(host, port, Carriage.forClient(alpn), trust, mine);
        return engine.connect(spec, loop(), this::accepted)
                .thenApply(connection -> new Connected(
                        connection.alpn(), !connection.alpn().equals(newestAlpn()), connection.remoteAddress()));
    }

    private String newestAlpn() {
        return Negotiator.of(1, config.newestVersion()).newest().alpn();
    }

    private ConnectionHandler accepted(EngineConnection connection) throws QuicException {
        QuicLink link = Carriage.link(connection, true, binding(connection), 0);
        attach(connection, link);
        return link;
    }

    /** Without it a login could be passed on to another server, and nobody would notice. §8.8 */
    private static Bytes binding(EngineConnection connection) throws QuicException {
        List<X509Certificate> shown = connection.serverCertificates();
        if (shown.isEmpty()) {
            throw new QuicException("the server showed no certificate to bind the login to");
        }
        try {
            return EndPointBinding.of(shown);
        } catch (CertificateEncodingException e) {
            throw new QuicException("the server's certificate cannot be read, so the login cannot be bound to it", e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean isNoSuchProtocol(Throwable cause) {
        return cause instanceof HandshakeFailure handshake && handshake.isNoSuchProtocol();
    }

    @Override
    public void close() {
        var unused = command(new ClientCommand.Close(ErrorCode.NONE));
    }
}
