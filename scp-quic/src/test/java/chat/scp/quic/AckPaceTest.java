package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.signal.ClientEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
            Thread.sleep(200); // the last acknowledgements, which wait for 20 ms: there is no event to await
            long rest = packets(alice, server);
            Thread.sleep(500); // silence has to be listened to
            long more = packets(alice, server) - rest; // a mark, and its acknowledgement
            assertTrue(more <= 5, "packets: " + more);
            assertEquals(0, alice.client.statistics().packetsLost());
        }
    }

    private static long packets(TestClient client, TestServer server) {
        return client.client.statistics().packetsSent()
                + server.online().get(0).session.statistics().packetsSent();
    }
}
