package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.ForgedInitial;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyEngines;
import chat.scp.signal.ClientEvent;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A flood of handshakes that nobody means to finish, with made-up connection ids and from many ports: what a listener keeps for
 * them is bounded, who is connected talks on, and newcomers get in.
 */
@Timeout(90)
final class FloodTest {
    private static final int PORTS = 100;
    private static final int FROM_EACH = 20;
    private static final int THREADS_OF_KWIK_EACH = 6;
    private static final int RETRY_FROM = 64;

    /** The first byte of a Retry. RFC 9000 §17.2.5 */
    private static final int RETRY = 0xf0;

    private final TestServer server = new TestServer();
    private final List<DatagramSocket> sockets = new ArrayList<>();

    @Test
    void aFloodCostsKwikABoundedNumberOfThreads() throws Exception {
        int before = Thread.activeCount();
        survives(new KwikEngine(), () -> {
            int more = Thread.activeCount() - before;
            // Of what it holds half open; the rest is for both ends of the honest.
            assertTrue(more < 256 * THREADS_OF_KWIK_EACH + 100, () -> more + " more threads");
        });
    }

    @Test
    void aFloodIsAskedByNettyToProveItsAddressWhichCostsNothing() throws Exception {
        survives(NettyEngines.usual(), () -> {
            int begun = 0;
            for (DatagramSocket socket : sockets) {
                begun += answersButRetry(socket);
            }
            int connections = begun;
            // One for each that was begun, and perhaps one more that says it again.
            assertTrue(connections <= 2 * (RETRY_FROM + 1), () -> connections + " were begun");
        });
    }

    private interface Look {
        void look() throws Exception;
    }

    private void survives(QuicEngine engine, Look look) throws Exception {
        ListenerOptions options = ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .withMaxHandshakesPerAddress(100_000); // else nobody on this machine would be let in any more
        ConnectorOptions patient = ConnectorOptions.USUAL.withConnectTimeout(Duration.ofSeconds(40));
        server.open(EngineSuite.CONVERSATION);
        try (QuicListener listener =
                        QuicListener.open(engine, options, TestIdentity.IDENTITY, TestServer.CONFIG, server);
                QuicConnector connector = QuicConnector.of(new KwikEngine(), patient, (chain, host, port) -> {})) {
            TestClient early = new TestClient(connector, "early", EngineSuite.CONVERSATION).login(listener);
            flood(listener.address());
            early.send(EngineSuite.CONVERSATION, "still here");
            early.awaitEvent(ClientEvent.SendEnded.class);
            look.look();
            TestClient late = new TestClient(connector, "late", EngineSuite.CONVERSATION);
            late.client
                    .connect("127.0.0.1", listener.address().getPort())
                    .get(50, java.util.concurrent.TimeUnit.SECONDS);
            late.awaitEvent(ClientEvent.Online.class);
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }

    private void flood(InetSocketAddress target) throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        byte[] frames = new byte[1100];
        frames[0] = 0x06; // CRYPTO, at 0, of no bytes; then padding
        for (int port = 0; port < PORTS; port++) {
            DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            for (int i = 0; i < FROM_EACH; i++) {
                byte[] id = new byte[8];
                random.nextBytes(id);
                byte[] packet = ForgedInitial.of(id, frames);
                socket.send(new DatagramPacket(packet, packet.length, target));
            }
        }
    }

    private static int answersButRetry(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(20);
        int count = 0;
        try {
            while (true) {
                DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
                socket.receive(answer);
                count += (answer.getData()[0] & RETRY) == RETRY ? 0 : 1;
            }
        } catch (SocketTimeoutException nothingMore) {
            return count;
        }
    }
}
