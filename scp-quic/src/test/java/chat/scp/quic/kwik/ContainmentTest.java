package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.Await;
import chat.scp.quic.TestIdentity;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.quic.testing.TimedLoop;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What kwik does badly, seen from behind the seam: an echo server, and clients that count. */
@Timeout(120)
final class ContainmentTest {
    private static final AlpnSpec ECHO = new AlpnSpec("echo", 8, 0, false);
    private static final EngineLimits LIMITS =
            new EngineLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(20), 65536, 65536);

    private final TimedLoop loop = new TimedLoop("test-loop");
    private final KwikEngine engine = new KwikEngine();
    private EngineServer server;
    /** What the server says on a stream that the client has ended; null: it sends back what comes. */
    private volatile Consumer<EngineStream> answer;

    @BeforeEach
    void listen() throws Exception {
        server = engine.listen(
                new ServerSpec(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        TestIdentity.IDENTITY,
                        List.of(ECHO),
                        List.of(loop),
                        LIMITS,
                        1000,
                        1_000_000),
                connection -> new Echo());
    }

    @AfterEach
    void close() {
        server.close();
        engine.close();
        loop.close();
    }

    @Test
    void fiftyThousandRoundTripsWithoutAStall() throws Exception {
        int rounds = 50_000;
        EngineConnection connection = connect(new Echo());
        PingPong pingPong = new PingPong(rounds);
        loop.execute(() -> pingPong.start(connection));
        assertTrue(pingPong.done.await(110, TimeUnit.SECONDS), () -> "stalled after " + pingPong.round);
    }

    @Test
    void hundredsOfConnectionsLeaveNoThreadBehind() throws Exception {
        connectAndClose();
        Await.until(() -> "the first to go, but there are " + threadsOfConnections(), () -> threadsOfConnections()
                .isEmpty());
        for (int i = 0; i < 200; i++) {
            connectAndClose();
        }
        Await.until(() -> "all to go, but there are " + threadsOfConnections(), () -> threadsOfConnections()
                .isEmpty());
    }

    /** Those that kwik starts for each connection, on both sides; a server's own is the receiver without a dash. */
    private static List<String> threadsOfConnections() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(sender|idle-timer|loss-detection|receiver-|keep-alive).*"))
                .toList();
    }

    private void connectAndClose() throws Exception {
        EngineConnection connection = connect(new Echo());
        PingPong once = new PingPong(1); // who closes before the server knows the handshake's end leaves it there
        loop.execute(() -> once.start(connection));
        assertTrue(once.done.await(10, TimeUnit.SECONDS));
        loop.execute(() -> connection.close(7, "enough"));
    }

    @Test
    void aFloodOfHalfOpenHandshakesCostsABoundedNumberOfThreads() throws Exception {
        int before = Thread.activeCount();
        SplittableRandom random = new SplittableRandom(3);
        byte[] frames = new byte[1100];
        frames[0] = 0x06;
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 2_000; i++) {
                byte[] id = new byte[8];
                random.nextBytes(id);
                byte[] packet = ForgedInitial.of(id, frames);
                socket.send(new DatagramPacket(packet, packet.length, server.address()));
            }
        }
        // Who is half connected is forgotten after ten seconds, and then there is room for newcomers.
        connect(new Echo(), LIMITS.withHandshakeTimeout(Duration.ofSeconds(40)));
        assertTrue(Thread.activeCount() - before < 60, () -> Thread.activeCount() + " threads, before " + before);
    }

    @Test
    void aSocketThatThrowsDoesNotEndTheJvm() throws Exception {
        connect(new Echo());
        WireSocket socket = new DiallingSocket(Faults.NONE);
        socket.close();
        DatagramPacket packet = new DatagramPacket(new byte[10], 10, server.address());
        socket.send(packet);
        // kwik's receivers ignore this one exception, and no other.
        assertThrows(SocketTimeoutException.class, () -> socket.receive(packet));
    }

    /** Of two hundred handshakes with assertions of kwik, ten stand still. */
    @Test
    void assertionsOfKwikAreOffWhereOursAreOn() throws Exception {
        connect(new Echo());
        assertTrue(KwikEngine.class.desiredAssertionStatus(), "run this with -ea");
        Class<?> asserting = Class.forName("tech.kwik.core.recovery.LossDetector");
        assertFalse(asserting.desiredAssertionStatus());
    }

    @Test
    void anAcknowledgementNeverComesBeforeItsPacketIsWrittenDown() throws Exception {
        EngineConnection connection = connect(new Echo());
        PingPong pingPong = new PingPong(2_000);
        loop.execute(() -> pingPong.start(connection));
        assertTrue(pingPong.done.await(60, TimeUnit.SECONDS));
        assertTrue(connection.statistics().packetsLost() < 20, () -> "" + connection.statistics());
    }

    /** A waking sender takes the processor from whoever writes, in the middle of it, and then forgets the rest. */
    @Test
    void streamsThatEndArriveWholeOnABusyMachine() throws Exception {
        int streams = 150;
        int bytes = 25_000;
        CountDownLatch ended = new CountDownLatch(streams);
        AtomicLong arrived = new AtomicLong();
        answer = stream -> stream.write(ByteBuffer.allocate(bytes), true);
        EngineConnection connection = connect(new Echo());
        Busy busy = new Busy(3);
        try {
            for (int i = 0; i < streams; i++) {
                CountDownLatch one = new CountDownLatch(1);
                Counting counting = new Counting(arrived, () -> {
                    one.countDown();
                    ended.countDown();
                });
                loop.execute(() -> connection.open(true, counting).write(ByteBuffer.allocate(1), true));
                int number = i;
                assertTrue(
                        one.await(10, TimeUnit.SECONDS), () -> "stream " + number + " of " + arrived + " bytes in all");
            }
        } finally {
            busy.close();
        }
        assertEquals((long) streams * bytes, arrived.get());
    }

    /** Stock kwik's acknowledge each other's acknowledgements for ever. */
    @Test
    void twoEndsThatHaveNothingToSayFallSilent() throws Exception {
        EngineConnection connection = connect(new Echo());
        PingPong pingPong = new PingPong(1_000); // so that they know how short the way is
        loop.execute(() -> pingPong.start(connection));
        assertTrue(pingPong.done.await(60, TimeUnit.SECONDS));
        answer = stream -> {};
        loop.execute(() -> {
            EngineStream stream = connection.open(true, new Deaf());
            stream.filler(new byte[] {0});
            stream.write(ByteBuffer.allocate(10), false);
        });
        long[] sent = {-1, System.nanoTime()};
        Await.until(() -> "silence after " + sent[0] + " packets", () -> {
            long now = connection.statistics().packetsSent();
            if (now != sent[0]) {
                sent[0] = now;
                sent[1] = System.nanoTime();
            }
            return System.nanoTime() - sent[1] > 1_000_000_000L;
        });
    }

    @Test
    void streamsBeyondTheCreditWaitWithoutHoldingUpTheLoop() throws Exception {
        EngineConnection connection = connect(new Echo());
        List<EngineStream> streams = new ArrayList<>();
        CountDownLatch opened = new CountDownLatch(1);
        loop.execute(() -> {
            for (int i = 0; i < 50; i++) {
                streams.add(connection.open(true, new Deaf()));
            }
            opened.countDown();
        });
        assertTrue(opened.await(5, TimeUnit.SECONDS));
        assertEquals(50, streams.size());
    }

    @Test
    void streamsThatBothEndsHaveFinishedAreForgotten() throws Exception {
        answer = stream -> stream.write(ByteBuffer.allocate(1), true);
        KwikConnection connection = (KwikConnection) connect(new Echo());
        for (int i = 0; i < 20; i++) {
            CountDownLatch ended = new CountDownLatch(1);
            loop.execute(() -> connection
                    .open(true, new Counting(new AtomicLong(), ended::countDown))
                    .write(ByteBuffer.allocate(1), true));
            assertTrue(ended.await(10, TimeUnit.SECONDS));
        }
        Await.until(() -> connection.streams() + " streams are kept", () -> connection.streams() == 0);
    }

    /** kwik gives a connection up when one of its threads fails, and says so only to who waits for something to read. */
    @Test
    void whoReadsIsToldWhenKwikGivesTheConnectionUp() throws Exception {
        KwikConnection connection = (KwikConnection) connect(new Echo());
        CountDownLatch heard = new CountDownLatch(1);
        CountDownLatch broken = new CountDownLatch(1);
        loop.execute(() -> connection
                .open(true, new Reading(heard::countDown, broken::countDown))
                .write(ByteBuffer.allocate(1), false));
        assertTrue(heard.await(10, TimeUnit.SECONDS));
        Object quic = Insides.field(connection, "connection");
        quic.getClass().getMethod("abortConnection", Throwable.class).invoke(quic, new IllegalStateException("a test"));
        assertTrue(broken.await(10, TimeUnit.SECONDS));
    }

    private EngineConnection connect(ConnectionHandler handler) throws Exception {
        return connect(handler, LIMITS);
    }

    private EngineConnection connect(ConnectionHandler handler, EngineLimits limits) throws Exception {
        ClientSpec spec =
                new ClientSpec("127.0.0.1", server.address().getPort(), ECHO, (chain, host, port) -> {}, limits);
        return engine.connect(spec, loop, connection -> handler).get(60, TimeUnit.SECONDS);
    }

    /** Sends back what comes. */
    private class Echo implements ConnectionHandler {
        @Override
        public StreamHandler opened(EngineStream stream) {
            Consumer<EngineStream> known = answer;
            return known == null ? new Echoing(stream) : new Counting(new AtomicLong(), () -> known.accept(stream));
        }

        @Override
        public void datagram(ByteBuffer bytes) {}

        @Override
        public void ended(ConnectionEnd end) {}
    }

    /** Counts what comes. */
    private record Counting(AtomicLong bytes, Runnable atEnd) implements StreamHandler {
        @Override
        public void received(ByteBuffer received) {
            bytes.addAndGet(received.remaining());
        }

        @Override
        public void finished() {
            atEnd.run();
        }

        @Override
        public void broken() {}

        @Override
        public void writable() {}
    }

    private record Reading(Runnable onBytes, Runnable onBreak) implements StreamHandler {
        @Override
        public void received(ByteBuffer bytes) {
            onBytes.run();
        }

        @Override
        public void finished() {}

        @Override
        public void broken() {
            onBreak.run();
        }

        @Override
        public void writable() {}
    }

    /** Threads that only burn time. */
    private static final class Busy {
        private volatile boolean over;

        Busy(int threads) {
            for (int i = 0; i < threads; i++) {
                Thread burning = new Thread(() -> {
                    while (!over) {
                        Thread.onSpinWait();
                    }
                });
                burning.setDaemon(true);
                burning.start();
            }
        }

        void close() {
            over = true;
        }
    }

    private static final class Deaf implements StreamHandler {
        @Override
        public void received(ByteBuffer bytes) {}

        @Override
        public void finished() {}

        @Override
        public void broken() {}

        @Override
        public void writable() {}
    }

    private final class PingPong implements StreamHandler {
        private static final int BYTES = 64;

        final CountDownLatch done = new CountDownLatch(1);
        volatile int round;
        private final int rounds;
        private EngineStream stream;
        private int received;

        PingPong(int rounds) {
            this.rounds = rounds;
        }

        void start(EngineConnection connection) {
            stream = connection.open(true, this);
            ping();
        }

        private void ping() {
            stream.write(ByteBuffer.allocate(BYTES), false);
        }

        @Override
        public void received(ByteBuffer bytes) {
            received += bytes.remaining();
            if (received < BYTES) {
                return;
            }
            received = 0;
            round++;
            if (round == rounds) {
                done.countDown();
            } else {
                ping();
            }
        }

        @Override
        public void finished() {}

        @Override
        public void broken() {}

        @Override
        public void writable() {}
    }
}
