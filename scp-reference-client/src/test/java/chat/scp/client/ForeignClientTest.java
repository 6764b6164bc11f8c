package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MemberChange;
import chat.scp.server.scp1.BareClient;
import chat.scp.signal.SendOutcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client of SCP/1 that is not ours, and our client in SCP/2, chat through our server. */
@Timeout(120)
class ForeignClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONNECT_ALICE = "01 01 00 06 05 61 6c 69 63 65";
    private static final String CONNECTED = "01 02 00 01 00";
    private static final String INIT_BOB = "01 03 00 04 03 62 6f 62";
    private static final String FORWARDED = "01 04 00 01 00";
    private static final String REJECTED = "01 04 00 01 04";
    private static final String ASKED_BY_BOB = "01 05 00 04 03 62 6f 62";
    private static final String ACCEPT_BOB = "01 06 00 05 00 03 62 6f 62";
    private static final String REJECT_BOB = "01 06 00 05 01 03 62 6f 62";
    private static final String DISCONNECT = "01 08 00 00";
    private static final String BOB_IS_GONE = "01 09 00 04 03 62 6f 62";

    @TempDir
    Path dir;

    private TestServer server;
    private BareClient alice;
    private ChatClient bob;
    private final Heard heard = new Heard();

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(dir);
        alice = new BareClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        alice.says(CONNECT_ALICE).isAnswered(CONNECTED);
        bob = ChatClient.open(server.options("bob"));
        bob.listen(heard);
        await(bob.connect());
    }

    @AfterEach
    void stop() {
        bob.close();
        alice.close();
        server.close();
    }

    private void talk(ConversationId chat) throws Exception {
        alice.says(BareClient.text("hello bob"));
        assertEquals("hello bob", heard.awaitTexts(chat, 1).get(0));
        assertInstanceOf(
                SendOutcome.Stored.class, bob.send(chat, "grüß dich, alice ☕").await(PATIENCE));
        alice.reads("bob: grüß dich, alice ☕");
        for (int i = 1; i <= 20; i++) {
            bob.send(chat, "number " + i);
            alice.reads("bob: number " + i);
        }
    }

    @Spec("10.4-1")
    @Test
    void theirsAsksAndTheyChatUntilTheirsEnds() throws Exception {
        alice.says(INIT_BOB).isAnswered(FORWARDED);
        var asked = heard.await(ChatEvent.InvitationReceived.class);
        assertEquals("alice", asked.from().text());
        ConversationId chat = await(bob.people().accept(asked.id()));
        alice.reads("Chat with bob started.");
        talk(chat);
        alice.says(DISCONNECT).isLeft(0);
        heard.await(ChatEvent.MemberChanged.class, m -> m.change() == MemberChange.LEFT);
        // §11: what nobody would get is not taken.
        assertInstanceOf(
                SendOutcome.Rejected.class, bob.send(chat, "are you there?").await(PATIENCE));
    }

    @Test
    void oursAsksAndTheyChatUntilOursEnds() throws Exception {
        People.Asked asked = bob.people().invite("alice");
        alice.isTold(ASKED_BY_BOB).says(ACCEPT_BOB).isAnswered(BareClient.text("Chat with bob started."));
        ConversationId chat = await(asked.answer());
        talk(chat);
        await(bob.leave(chat));
        alice.isTold(BOB_IS_GONE);
        alice.says(BareClient.text("hello?")).isAnsweredWithError(2);
    }

    @Test
    void eachMaySayNo() throws Exception {
        People.Asked asked = bob.people().invite("alice");
        alice.isTold(ASKED_BY_BOB).says(REJECT_BOB);
        ChatException no = assertThrows(ChatException.class, () -> await(asked.answer()));
        assertEquals(ErrorCode.PEER_REJECTED, no.code());
        alice.says(INIT_BOB).isAnswered(FORWARDED);
        await(bob.people()
                .reject(heard.await(ChatEvent.InvitationReceived.class).id()));
        alice.isTold(REJECTED);
        assertEquals(List.of(), bob.conversations());
    }
}
