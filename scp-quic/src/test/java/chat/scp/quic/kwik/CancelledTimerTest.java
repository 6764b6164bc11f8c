package chat.scp.quic.kwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.TestIdentity;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.quic.netty.NettyEngines;
import chat.scp.quic.testing.TimedLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * kwik looks whether anything is in flight, and cancels its timer if not; between the two another thread of it may
 * send. Here that happens each time: kwik's logger, which is told in between, waits for the other.
 */
@Timeout(60)
final class CancelledTimerTest {
    private static final AlpnSpec PROTOCOL = new AlpnSpec("one way", 8, 0, false);
    private static final EngineLimits LIMITS =
            new EngineLimits(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(20), 65536, 65536);
    private static final int FIRST_BYTES = 10;
    private static final int SECOND_BYTES = 500;

    private final Logger log = Logger.getLogger("chat.scp.quic.kwik");
    private final TimedLoop loop = new TimedLoop("test-loop");
    private final AtomicBoolean armed = new AtomicBoolean();
    private final CountDownLatch lost = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean losing;
    private volatile EngineStream stream;
    private final Handler between = new Handler() {
        @Override
        public void publish(LogRecord told) {
            if (told.getMessage().startsWith("cancelling loss detection timer") && armed.compareAndSet(true, false)) {
                sendAndLose();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @AfterEach
    void stop() {
        log.removeHandler(between);
        log.setLevel(null);
        log.setUseParentHandlers(true);
        loop.close();
    }

    @Test
    void aLastPacketThatGotLostIsSentAgain() throws Exception {
        log.setLevel(Level.ALL);
        log.setUseParentHandlers(false);
        log.addHandler(between);
        // quiche's server, which sends nothing of its own accord: kwik's would wake its client soon.
        try (QuicEngine netty = NettyEngines.usual();
                QuicEngine kwik = new KwikEngine((datagram, wire) -> {
                    if (losing && datagram.getLength() > SECOND_BYTES) {
                        lost.countDown();
                    } else {
                        wire.accept(datagram);
                    }
                });
                EngineServer server = netty.listen(
                        new ServerSpec(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                TestIdentity.IDENTITY,
                                List.of(PROTOCOL),
                                netty.loops(1, "server"),
                                LIMITS,
                                10,
                                10),
                        connection -> new Server())) {
            ClientSpec spec = new ClientSpec(
                    "127.0.0.1", server.address().getPort(), PROTOCOL, (chain, host, port) -> {}, LIMITS);
            EngineConnection connection =
                    kwik.connect(spec, loop, made -> new Server()).get(30, TimeUnit.SECONDS);
            loop.execute(() -> {
                stream = connection.open(true, new Received(bytes -> {}));
                armed.set(true);
                stream.write(ByteBuffer.allocate(FIRST_BYTES), false);
            });
            assertTrue(done.await(30, TimeUnit.SECONDS), "the second did not arrive");
            assertEquals(0, lost.getCount());
        }
    }

    /** On kwik's thread that receives: it is about to cancel the timer. */
    private void sendAndLose() {
        losing = true;
        loop.execute(() -> stream.write(ByteBuffer.allocate(SECOND_BYTES), false));
        try {
            assertTrue(lost.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        losing = false;
    }

    /** Says nothing, which would have to be acknowledged, before it has all. */
    private final class Server implements ConnectionHandler {
        @Override
        public StreamHandler opened(EngineStream opened) {
            int[] had = {0};
            return new Received(bytes -> {
                had[0] += bytes;
                if (had[0] == FIRST_BYTES + SECOND_BYTES) {
                    done.countDown();
                }
            });
        }

        @Override
        public void datagram(ByteBuffer bytes) {}

        @Override
        public void ended(ConnectionEnd end) {}
    }

    private record Received(IntConsumer counting) implements StreamHandler {
        @Override
        public void received(ByteBuffer bytes) {
            counting.accept(bytes.remaining());
        }

        @Override
        public void finished() {}

        @Override
        public void broken() {}

        @Override
        public void writable() {}
    }
}
