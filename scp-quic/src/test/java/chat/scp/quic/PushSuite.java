package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.v1.DisconnectNotif;
import chat.scp.pdu.v1.Text;
import chat.scp.quic.engine.EngineStream;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SCP/1's pushes, which come each on a stream of its own and so in any order. */
abstract class PushSuite extends EngineSuite {
    private static final List<Pdu> CHAT = List.of(
            new Text("Chat with bob started."),
            new Text("bob: one"),
            new Text("bob: two"),
            new Text("bob: three"),
            new DisconnectNotif(new LegacyName("bob")));

    final TestClient legacy(String name) {
        return new TestClient(connector, TestClient.config(new LegacyName(name)).withNewestVersion(1));
    }

    @Test
    @Spec({"10.1-3", "10.1-7"})
    void pushesAreToldInTheOrderOfTheirStreams() throws Exception {
        theLastComesFirst(true);
    }

    @Test
    @Spec("10.1-7")
    void pushesOnStreamsWithOneDirectionAreToldInTheirOrder() throws Exception {
        theLastComesFirst(false);
    }

    private void theLastComesFirst(boolean bidirectional) throws Exception {
        try (RawServer raw = new RawServer(serverEngine())) {
            TestClient alice = legacy("alice");
            alice.client.connect("127.0.0.1", raw.port()).join();
            alice.awaitEvent(ClientEvent.Online.class);
            alice.client
                    .command(new ClientCommand.Invite(
                            new InvitationId(9, 9), new LegacyName("bob"), ConversationId.NONE, 0))
                    .join();
            raw.awaitRequest();
            List<EngineStream> streams = raw.open(CHAT.size(), bidirectional);
            for (int i = CHAT.size() - 1; i >= 0; i--) {
                long before = alice.client.statistics().bytesReceived();
                raw.push(streams.get(i), CHAT.get(i));
                Await.until(() -> "a push", () -> alice.client.statistics().bytesReceived() > before);
            }
            alice.awaitEvent(ClientEvent.ConversationEnded.class);
            assertEquals(List.of("one", "two", "three"), alice.texts());
        }
    }
}
