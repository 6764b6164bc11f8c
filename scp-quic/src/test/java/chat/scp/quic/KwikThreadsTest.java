package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.pdu.ConversationId;
import chat.scp.quic.kwik.KwikEngine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** kwik by itself has five busy threads for each connection of a client, four at a server, and needs one more for each stream. */
@Timeout(60)
final class KwikThreadsTest {
    private static final int CLIENTS = 3;
    private static final ConversationId[] CONVERSATIONS = {
        new ConversationId(25, 1), new ConversationId(25, 2), new ConversationId(25, 3)
    };

    @Test
    void oneThreadForEachConnectionAndNoneForItsStreams() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        TestServer server = new TestServer();
        List.of(CONVERSATIONS).forEach(server::open);
        ListenerOptions options = ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (QuicListener listener =
                        QuicListener.open(new KwikEngine(), options, TestIdentity.IDENTITY, TestServer.CONFIG, server);
                QuicConnector connector =
                        QuicConnector.of(new KwikEngine(), ConnectorOptions.USUAL, (chain, host, port) -> {})) {
            TestClient[] clients = new TestClient[CLIENTS];
            for (int i = 0; i < CLIENTS; i++) {
                clients[i] = new TestClient(connector, "client" + i, CONVERSATIONS).login(listener);
            }
            for (ConversationId conversation : CONVERSATIONS) {
                clients[0].send(conversation, "one for each");
            }
            for (int i = 1; i < CLIENTS; i++) {
                TestClient client = clients[i];
                Await.until(() -> "all messages", () -> client.texts().size() == CONVERSATIONS.length);
            }
            Map<String, Long> expected = Map.of("receiver-loop", (long) CLIENTS, "receiver-id", (long) CLIENTS);
            Await.until(
                    () -> expected + ", but there are " + ofConnections(before),
                    () -> expected.equals(ofConnections(before)));
            assertEquals(0, inStreams(before));
        }
    }

    /** How many threads kwik has for connections, by name. */
    private static Map<String, Long> ofConnections(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(thread -> thread.getName().replaceAll("^(sender|receiver)-[0-9a-f]{8,}$", "$1-id"))
                .filter(name -> name.matches("(sender|receiver|idle-timer|loss-detection|keep-alive).*"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    /** How many threads wait for something to read. */
    private static long inStreams(Set<Thread> before) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> !before.contains(thread.getKey()))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().contains("kwik.core.stream")))
                .count();
    }
}
