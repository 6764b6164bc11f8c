package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.quic.Await;
import chat.scp.quic.TestIdentity;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.quic.testing.TimedLoop;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.kwik.core.DatagramSocketFactory;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicClientConnection.StreamEarlyData;
import tech.kwik.core.QuicSessionTicket;
import tech.kwik.core.QuicStream;
import tech.kwik.core.log.NullLogger;

/** What comes in 0-RTT waits for the handshake. */
@Timeout(60)
final class EarlyDataTest {
    private static final byte[] HELLO = {1, 2, 3, 4};
    private static final EngineLimits LIMITS =
            new EngineLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(20), 65536, 65536);

    private final AtomicInteger accepted = new AtomicInteger();

    @Test
    @Spec("8.6-2")
    void aServerOfKwikDoesNotActBeforeTheHandshakeIsComplete() throws Exception {
        try (KwikEngine engine = new KwikEngine();
                TimedLoop loop = new TimedLoop("early");
                EngineServer server = listen(engine, loop)) {
            QuicSessionTicket ticket = ticket(server);

            // Somebody holds a client's first packets back and sends them himself; he cannot go on with the handshake.
            List<byte[]> flight = new CopyOnWriteArrayList<>();
            QuicClientConnection held = client(server, ticket, flight, 0);
            Thread dialling = new Thread(() -> connect(held));
            dialling.setDaemon(true);
            dialling.start();
            Await.until(() -> "0-RTT, but got " + flight.size(), () -> flight.stream()
                    .anyMatch(EarlyDataTest::hasEarly));
            try (DatagramSocket other = new DatagramSocket()) {
                for (byte[] datagram : flight) {
                    other.send(new DatagramPacket(datagram, datagram.length, server.address()));
                }
                awaitAnswer(other);
                ticket(server); // somebody honest, who gets an answer
                assertEquals(2, accepted.get());
            }
        }
    }

    /** To the handshake, which kwik now and then does not go on with; then there is nothing that could be acted on. */
    private static void awaitAnswer(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(2_000);
        try {
            socket.receive(new DatagramPacket(new byte[2048], 2048));
        } catch (SocketTimeoutException none) {
            // As said.
        }
    }

    /** A client that sends early finds it has to send again, and is served. */
    @Test
    void whatWasSentEarlyArrivesWhenTheHandshakeIsThrough() throws Exception {
        try (KwikEngine engine = new KwikEngine();
                TimedLoop loop = new TimedLoop("early");
                EngineServer server = listen(engine, loop)) {
            QuicClientConnection early =
                    client(server, ticket(server), new CopyOnWriteArrayList<>(), Integer.MAX_VALUE);
            QuicStream stream =
                    early.connect(List.of(new StreamEarlyData(HELLO, false))).get(0);
            assertArrayEquals(HELLO, stream.getInputStream().readNBytes(HELLO.length));
            early.close();
        }
    }

    @Test
    void aDatagramIsCutWhereZeroRttBegins() {
        ByteBuffer both = ByteBuffer.allocate(64);
        both.put((byte) 0xc0)
                .putInt(1)
                .put((byte) 1)
                .put((byte) 7)
                .put((byte) 0)
                .put((byte) 0); // Initial, no token
        both.put((byte) 5).put(new byte[5]);
        int initial = both.position();
        both.put((byte) 0xd0)
                .putInt(1)
                .put((byte) 1)
                .put((byte) 7)
                .put((byte) 0)
                .put((byte) 3)
                .put(new byte[3]);
        DatagramPacket datagram = new DatagramPacket(both.array(), both.position());
        assertTrue(EarlyData.cutFrom(datagram));
        assertEquals(initial, datagram.getLength());
        assertTrue(EarlyData.cutFrom(datagram));
        assertEquals(initial, datagram.getLength());
        assertFalse(EarlyData.cutFrom(new DatagramPacket(both.array(), initial, both.position() - initial)));
        assertTrue(EarlyData.cutFrom(new DatagramPacket(new byte[] {0x41, 1, 2}, 3)), "a short header");
    }

    private EngineServer listen(KwikEngine engine, TimedLoop loop) throws IOException {
        ServerSpec spec = new ServerSpec(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TestIdentity.IDENTITY,
                List.of(new AlpnSpec("echo", 8, 0, false)),
                List.of(loop),
                LIMITS,
                1000,
                1000);
        return engine.listen(spec, connection -> {
            accepted.incrementAndGet();
            return new Echo();
        });
    }

    /** Of a connection of its own, that is over then. */
    private static QuicSessionTicket ticket(EngineServer server) throws Exception {
        QuicClientConnection first = client(server, null, new CopyOnWriteArrayList<>(), Integer.MAX_VALUE);
        first.connect();
        QuicStream stream = first.createStream(true);
        stream.getOutputStream().write(HELLO);
        stream.getOutputStream().flush();
        assertArrayEquals(HELLO, stream.getInputStream().readNBytes(HELLO.length));
        Await.until(() -> "a ticket", () -> !first.getNewSessionTickets().isEmpty());
        first.close();
        return first.getNewSessionTickets().get(0);
    }

    /** {@code passing}: so many of its datagrams leave. */
    private static QuicClientConnection client(
            EngineServer server, QuicSessionTicket ticket, List<byte[]> flight, int passing) throws Exception {
        DatagramSocketFactory sockets = address -> new DatagramSocket() {
            @Override
            public void send(DatagramPacket sent) throws IOException {
                flight.add(java.util.Arrays.copyOfRange(
                        sent.getData(), sent.getOffset(), sent.getOffset() + sent.getLength()));
                if (flight.size() <= passing) {
                    super.send(sent);
                }
            }
        };
        QuicClientConnection.Builder builder = QuicClientConnection.newBuilder()
                .host("127.0.0.1")
                .port(server.address().getPort())
                .applicationProtocol("echo")
                .connectTimeout(Duration.ofSeconds(10))
                .noServerCertificateCheck()
                .socketFactory(sockets)
                .logger(new NullLogger());
        return (ticket == null ? builder : builder.sessionTicket(ticket)).build();
    }

    private static void connect(QuicClientConnection held) {
        try {
            held.connect(List.of(new StreamEarlyData(HELLO, false)));
        } catch (IOException | RuntimeException e) {
            // Nothing of it arrives.
        }
    }

    private static boolean hasEarly(byte[] datagram) {
        DatagramPacket packet = new DatagramPacket(datagram, datagram.length);
        return !EarlyData.cutFrom(packet) || packet.getLength() < datagram.length;
    }

    private static final class Echo implements ConnectionHandler {
        @Override
        public StreamHandler opened(EngineStream stream) {
            return new Echoing(stream);
        }

        @Override
        public void datagram(ByteBuffer bytes) {}

        @Override
        public void ended(ConnectionEnd end) {}
    }
}
