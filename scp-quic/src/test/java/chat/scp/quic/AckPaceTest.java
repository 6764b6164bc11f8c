package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.signal.ClientEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** kwik by itself sends an acknowledgement for every second packet, and acknowledges acknowledgements. */
@Timeout(60)
final class AckPaceTest {
    private static final ConversationId CONVERSATION = new ConversationId(24, 1);
    private static final int MESSAGES = 200;

    @Test
    void whoTalksAcknowledgesWithWhatHeSaysAndIsQuietAfterwards() throws Exception {
        TestServer server = new TestServer();
        server.open(CONVERSATION);
        ListenerOptions options = ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (QuicListener listener =
                        QuicListener.open(new KwikEngine(), options, TestIdentity.IDENTITY, TestServer.CONFIG, server);
                QuicConnector connector =
                        QuicConnector.of(new KwikEngine(), ConnectorOptions.USUAL, (chain, host, port) -> {})) {
            TestClient alice = new TestClient(connector, "alice", CONVERSATION).login(listener);
            long before = packets(alice, server);
            for (int i = 0; i < MESSAGES; i++) {
                MessageId id = alice.send(CONVERSATION, "hello");
                alice.awaitEvent(
                        ClientEvent.SendEnded.class, event -> event.id().equals(id));
            }
            long talking = packets(alice, server) - before;
            assertTrue(talking < MESSAGES * 12 / 5, "packets: " + talking); // both ways; three for each without
            Silence silence = new Silence(packets(alice, server));
            Await.until(() -> "a second without a packet", () -> silence.heard(packets(alice, server)));
            assertEquals(0, alice.client.statistics().packetsLost());
        }
    }

    /** Nudges come in ever longer intervals; acknowledgements of acknowledgements would not stop. */
    private static final class Silence {
        private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);

        private long packets;
        private long sinceNanos = System.nanoTime();

        Silence(long packets) {
            this.packets = packets;
        }

        boolean heard(long packetsNow) {
            long now = System.nanoTime();
            if (packetsNow != packets) {
                packets = packetsNow;
                sinceNanos = now;
            }
            return now - sinceNanos >= LONG_NANOS;
        }
    }

    private static long packets(TestClient client, TestServer server) {
        return client.client.statistics().packetsSent()
                + server.online().get(0).session.statistics().packetsSent();
    }
}
