package chat.scp.quic.kwik;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.ServerSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;
import tech.kwik.core.server.ApplicationProtocolConnection;
import tech.kwik.core.server.ApplicationProtocolConnectionFactory;
import tech.kwik.core.server.ServerConnection;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;

/** A server of kwik: one socket, and six threads of kwik for each connection. */
final class KwikServer implements EngineServer {
    private static final System.Logger LOG = System.getLogger(KwikServer.class.getName());
    private static final long STREAM_BUFFER_BYTES = 256 * 1024;
    private static final int CLOSE_SECONDS = 5;
    private static final char[] KEY_PASSWORD = "in memory only".toCharArray();

    private final ServerSpec spec;
    private final ConnectionAcceptor acceptor;
    private final Workers workers;
    private final ServerSocketOfKwik socket;
    private final ServerConnector connector;
    private final AtomicInteger nextLoop = new AtomicInteger();

    KwikServer(ServerSpec spec, ConnectionAcceptor acceptor, Workers workers, Faults faults) throws IOException {
        this.spec = spec;
        this.acceptor = acceptor;
        this.workers = workers;
        Births births = new Births();
        socket = new ServerSocketOfKwik(spec, births, faults);
        try {
            connector = ServerConnector.builder()
                    .withSocket(socket)
                    .withKeyStore(keyStore(), "scp", KEY_PASSWORD)
                    .withConfiguration(configuration(spec))
                    .withLogger(new KwikLogger(births))
                    .build();
        } catch (GeneralSecurityException e) {
            socket.close();
            throw new IOException("kwik does not take this certificate: " + e.getMessage(), e);
        }
        for (AlpnSpec protocol : spec.protocols()) {
            connector.registerApplicationProtocol(protocol.name(), new Protocol(protocol));
        }
        connector.start();
        socket.watch(workers);
    }

    private KeyStore keyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate[] chain = spec.identity().chain().toArray(new X509Certificate[0]);
        store.setKeyEntry("scp", spec.identity().key(), KEY_PASSWORD, chain);
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

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public void refuse() {
        socket.refuse();
    }

    /** kwik's close waits up to half a minute for whoever is half connected; nobody has that long. */
    @Override
    public void close() {
        refuse();
        CountDownLatch closed = new CountDownLatch(1);
        workers.run(() -> {
            connector.close();
            closed.countDown();
        });
        try {
            if (!closed.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "kwik takes its time to close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
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
                    List.of(),
                    spec.loops().get(loop),
                    limits,
                    workers,
                    socket.connected(remote)::bytesReceived);
            connection.onEnd(() -> socket.disconnected(remote));
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
