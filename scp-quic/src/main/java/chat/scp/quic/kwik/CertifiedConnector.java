package chat.scp.quic.kwik;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;
import tech.kwik.core.server.ApplicationProtocolConnection;
import tech.kwik.core.server.ApplicationProtocolConnectionFactory;
import tech.kwik.core.server.ServerConnection;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;

/** A connector of kwik with the certificate that it shows for good, and the connections that began with it. */
final class CertifiedConnector {
    private static final System.Logger LOG = System.getLogger(CertifiedConnector.class.getName());
    private static final long STREAM_BUFFER_BYTES = 256 * 1024;
    private static final char[] KEY_PASSWORD = "in memory only".toCharArray();

    private final ServerSpec spec;
    private final ServerIdentity identity;
    private final ConnectionAcceptor acceptor;
    private final Workers workers;
    private final ServerSocketOfKwik socket;
    private final ConnectorSocket own;
    private final Births births;
    private final ServerConnector connector;
    private final AtomicInteger nextLoop = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    /** Newcomers are not let in before {@link #start}. */
    CertifiedConnector(
            ServerSpec spec, ServerIdentity identity, ConnectionAcceptor acceptor, Workers workers, Port port)
            throws IOException {
        this.spec = spec;
        this.identity = identity;
        this.acceptor = acceptor;
        this.workers = workers;
        socket = port.socket();
        own = port.next();
        births = socket.births();
        try {
            connector = ServerConnector.builder()
                    .withSocket(own)
                    .withKeyStore(keyStore(identity), "scp", KEY_PASSWORD)
                    .withConfiguration(configuration(spec))
                    .withLogger(new KwikLogger(births))
                    .build();
            Intake.replace(connector);
        } catch (GeneralSecurityException | RuntimeException e) {
            socket.forget(births);
            own.close();
            throw new IOException("kwik does not take this certificate: " + e.getMessage(), e);
        }
        for (AlpnSpec protocol : spec.protocols()) {
            connector.registerApplicationProtocol(protocol.name(), new Protocol(protocol));
        }
    }

    void start() {
        connector.start();
    }

    ConnectorSocket socket() {
        return own;
    }

    int connections() {
        return connections.get();
    }

    /** Takes half a minute where somebody is half connected. */
    void close() {
        connector.close();
        socket.forget(births);
    }

    private static KeyStore keyStore(ServerIdentity identity) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate[] chain = identity.chain().toArray(new X509Certificate[0]);
        store.setKeyEntry("scp", identity.key(), KEY_PASSWORD, chain);
        return store;
    }

    private static ServerConnectionConfig configuration(ServerSpec spec) {
        int bidirectional = 0;
        int unidirectional = 0;
        for (AlpnSpec protocol : spec.protocols()) {
            bidirectional = Math.max(bidirectional, protocol.peerBidirectional());
            unidirectional = Math.max(unidirectional, protocol.peerUnidirectional());
        }
        return ServerConnectionConfig.builder()
                .maxIdleTimeout((int) spec.limits().idleTimeout().toMillis())
                .maxBidirectionalStreamBufferSize(STREAM_BUFFER_BYTES)
                .maxUnidirectionalStreamBufferSize(STREAM_BUFFER_BYTES)
                // §8.7: more than all streams but control can hold, so that control goes on.
                .maxConnectionBufferSize(STREAM_BUFFER_BYTES * (bidirectional + unidirectional + 1L))
                .maxOpenPeerInitiatedBidirectionalStreams(bidirectional)
                .maxOpenPeerInitiatedUnidirectionalStreams(unidirectional)
                .connectionIdLength(8)
                // kwik's Retry keeps state and two threads for each unanswered Initial, and fails handshakes.
                .retryRequired(ServerConnectionConfig.RetryRequired.Never)
                .build();
    }

    private void start(KwikConnection connection) {
        try {
            connection.start(acceptor.accepted(connection));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection is of no use", e);
            connection.close(ErrorCode.INTERNAL.value(), "");
        }
    }

    /** One of the protocols. kwik calls it while it handles a packet: nothing here may wait or throw. */
    private final class Protocol implements ApplicationProtocolConnectionFactory {
        private final AlpnSpec protocol;

        Protocol(AlpnSpec protocol) {
            this.protocol = protocol;
        }

        @Override
        public ApplicationProtocolConnection createConnection(String name, QuicConnection quic) {
            EngineLimits limits = spec.limits();
            InetSocketAddress remote = ((ServerConnection) quic).getInitialRemoteAddress();
            int loop = Math.floorMod(nextLoop.getAndIncrement(), spec.loops().size());
            KwikConnection connection = new KwikConnection(
                    quic,
                    false,
                    name,
                    remote,
                    identity.chain(),
                    spec.loops().get(loop),
                    limits,
                    workers,
                    socket.connected(remote));
            connections.incrementAndGet();
            connection.onEnd(() -> {
                connections.decrementAndGet();
                socket.disconnected(remote);
            });
            connection.loop().execute(() -> start(connection));
            connection.listenTo(quic);
            return new ApplicationProtocolConnection() {
                @Override
                public void acceptPeerInitiatedStream(QuicStream stream) {
                    connection.peerOpened(stream);
                }
            };
        }

        @Override
        public int maxConcurrentPeerInitiatedBidirectionalStreams() {
            return protocol.peerBidirectional();
        }

        @Override
        public int maxConcurrentPeerInitiatedUnidirectionalStreams() {
            return protocol.peerUnidirectional();
        }

        @Override
        public boolean enableDatagramExtension() {
            return protocol.datagrams();
        }
    }
}
