package chat.scp.benchmarks.relay;

import chat.scp.quic.tls.ServerIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.server.ApplicationProtocolConnection;
import tech.kwik.core.server.ApplicationProtocolConnectionFactory;
import tech.kwik.core.server.ServerConnectionConfig;
import tech.kwik.core.server.ServerConnector;

/**
 * kwik alone: a thread reads each stream and writes on, as its interface asks for. It forgets what it
 * was given now and then, so an empty write follows every few milliseconds, without which it stops.
 */
final class RawKwik implements Relaying {
    private static final String PROTOCOL = "relay";
    private static final char[] PASSWORD = "bench".toCharArray();
    private static final byte[] NOTHING = new byte[0];
    private static final int READ_BYTES = 16 * 1024;
    private static final long NUDGE_MILLIS = 5;

    private final int messageBytes;
    private final int answerBytes = RawFrames.answerBytes();
    private final Outcome outcome;
    private final DatagramSocket socket;
    private final ServerConnector server;
    private final List<QuicClientConnection> clients = new ArrayList<>();
    private final List<OutputStream> senders = new ArrayList<>();
    private final Queue<OutputStream> all = new ConcurrentLinkedQueue<>();
    private final Map<Integer, OutputStream> receiversAtServer = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(RawKwik::daemon);

    RawKwik(ServerIdentity identity, int pairs, int bodyBytes, Outcome outcome) throws Exception {
        this.outcome = outcome;
        messageBytes = RawFrames.messageBytes(bodyBytes);
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("k", identity.key(), PASSWORD, identity.chain().toArray(new X509Certificate[0]));
        server = ServerConnector.builder()
                .withSocket(socket)
                .withKeyStore(keys, "k", PASSWORD)
                .withConfiguration(ServerConnectionConfig.builder()
                        .maxOpenPeerInitiatedBidirectionalStreams(4)
                        .retryRequired(ServerConnectionConfig.RetryRequired.Never)
                        .build())
                .withLogger(new NullLogger())
                .build();
        server.registerApplicationProtocol(PROTOCOL, new Serving());
        server.start();
        for (int pair = 0; pair < pairs; pair++) {
            int number = pair;
            // Each says first which pair it is of, and whether it sends.
            QuicStream receiver = connect(2 * pair + 1);
            read(receiver, frame -> {
                if (frame.length == messageBytes) {
                    outcome.arrived(number, RawFrames.nanos(frame));
                }
            });
            while (!receiversAtServer.containsKey(pair)) {
                Thread.onSpinWait();
            }
            QuicStream sender = connect(2 * pair);
            senders.add(sender.getOutputStream());
            read(sender, frame -> outcome.taken(number));
        }
        clock.scheduleWithFixedDelay(
                () -> all.forEach(out -> write(out, NOTHING)), NUDGE_MILLIS, NUDGE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private QuicStream connect(int who) throws Exception {
        System.setProperty("tech.kwik.core.no-security-warnings", "true");
        QuicClientConnection client = QuicClientConnection.newBuilder()
                .host("127.0.0.1")
                .port(socket.getLocalPort())
                .applicationProtocol(PROTOCOL)
                .noServerCertificateCheck()
                .connectTimeout(Duration.ofSeconds(10))
                .maxIdleTimeout(Duration.ofSeconds(60))
                .logger(new NullLogger())
                .build();
        client.connect();
        clients.add(client);
        QuicStream stream = client.createStream(true);
        all.add(stream.getOutputStream());
        write(stream.getOutputStream(), RawFrames.frame(answerBytes, who));
        return stream;
    }

    private final class Serving implements ApplicationProtocolConnectionFactory {
        @Override
        public ApplicationProtocolConnection createConnection(String protocol, QuicConnection connection) {
            return new ApplicationProtocolConnection() {
                @Override
                public void acceptPeerInitiatedStream(QuicStream stream) {
                    serve(stream);
                }
            };
        }

        @Override
        public int maxConcurrentPeerInitiatedBidirectionalStreams() {
            return 4;
        }

        @Override
        public int maxConcurrentPeerInitiatedUnidirectionalStreams() {
            return 0;
        }
    }

    private void serve(QuicStream stream) {
        OutputStream back = stream.getOutputStream();
        all.add(back);
        int[] pair = {-1};
        read(stream, frame -> {
            if (pair[0] < 0) {
                int who = (int) RawFrames.nanos(frame);
                pair[0] = who / 2;
                if (who % 2 == 1) {
                    receiversAtServer.put(pair[0], back);
                }
            } else {
                write(back, RawFrames.frame(answerBytes, 0));
                write(receiversAtServer.get(pair[0]), frame);
            }
        });
    }

    private static void read(QuicStream stream, java.util.function.Consumer<byte[]> whole) {
        InputStream in = stream.getInputStream();
        RawFrames frames = new RawFrames();
        Thread reader = daemon(() -> {
            byte[] buffer = new byte[READ_BYTES];
            try {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    frames.take(buffer, read, whole);
                }
            } catch (IOException e) {
                // The end of the run.
            }
        });
        reader.start();
    }

    private static void write(OutputStream out, byte[] bytes) {
        synchronized (out) { // kwik's streams are not for two writers
            try {
                out.write(bytes);
            } catch (IOException e) {
                // The end of the run.
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-kwik");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void send(int pair, long nanos) {
        write(senders.get(pair), RawFrames.frame(messageBytes, nanos));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        clients.forEach(QuicClientConnection::close);
        Thread closing = daemon(server::close); // waits for half a minute, perhaps
        closing.start();
        try {
            closing.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
