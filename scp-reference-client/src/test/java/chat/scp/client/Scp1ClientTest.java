package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.NotSupportedException;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.signal.SendOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same doors where the server speaks SCP/1: what it has works, what it lacks is said to be lacking. */
@Timeout(120)
class Scp1ClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path dir;

    private TestServer server;
    private ChatClient old;
    private ChatClient bob;
    private final Heard heardByOld = new Heard();
    private final Heard heardByBob = new Heard();

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(dir);
        old = ChatClient.open(server.options("any").withScp1Only("Old Timer"));
        old.listen(heardByOld);
        bob = ChatClient.open(server.options("bob"));
        bob.listen(heardByBob);
    }

    @AfterEach
    void stop() {
        old.close();
        bob.close();
        server.close();
    }

    private ConversationId meet() throws Exception {
        await(bob.connect());
        ConnectionState.Online online = await(old.connect());
        assertEquals(1, online.version());
        assertFalse(online.can(Capability.ROOMS));
        People.Asked asked = old.people().invite("bob");
        ConversationId bobs = await(bob.people()
                .accept(heardByBob.await(ChatEvent.InvitationReceived.class).id()));
        ConversationId chat = await(asked.answer());
        heardByOld.await(ChatEvent.ConversationOpened.class);
        heardByBob.await(ChatEvent.ConversationOpened.class);
        assertInstanceOf(SendOutcome.Unknown.class, old.send(chat, "hello").await(PATIENCE));
        assertEquals(List.of("hello"), heardByBob.awaitTexts(bobs, 1));
        assertInstanceOf(SendOutcome.Stored.class, bob.send(bobs, "hi there").await(PATIENCE));
        assertEquals(List.of("hi there"), heardByOld.awaitTexts(chat, 1));
        return chat;
    }

    @Test
    void peopleOfBothVersionsChatAndMeetAgain() throws Exception {
        ConversationId chat = meet();
        await(old.leave(chat));
        heardByOld.await(ChatEvent.ConversationEnded.class);
        await(old.online(PATIENCE)); // leaving ends a session of SCP/1; the client is there for the next chat
        People.Asked again = old.people().invite("bob");
        ChatEvent.InvitationReceived second = heardByBob.await(
                ChatEvent.InvitationReceived.class,
                i -> !i.equals(
                        heardByBob.all(ChatEvent.InvitationReceived.class).get(0)));
        await(bob.people().accept(second.id()));
        assertEquals(chat, await(again.answer()));
    }

    @Test
    void namesOfScp1AreTakenAsTheyAreTyped() throws Exception {
        await(old.connect());
        try (ChatClient other = ChatClient.open(server.options("any").withScp1Only("BOB"))) {
            Heard heard = new Heard();
            other.listen(heard);
            await(other.connect());
            People.Asked asked = old.people().invite("BOB");
            ChatEvent.InvitationReceived invitation = heard.await(ChatEvent.InvitationReceived.class);
            assertEquals("Old Timer", invitation.from().text());
            ConversationId chat = await(other.people().accept(invitation.id()));
            other.send(chat, "here");
            assertEquals(List.of("here"), heardByOld.awaitTexts(await(asked.answer()), 1));
        }
    }

    @Spec("4.1-6")
    @Test
    void whatItLacksIsSaidToBeLacking() throws Exception {
        ConversationId chat = meet();
        assertThrows(NotSupportedException.class, () -> await(old.rooms().list()));
        assertThrows(NotSupportedException.class, () -> await(old.rooms().create("room", RoomSettings.PUBLIC)));
        assertThrows(NotSupportedException.class, () -> await(old.older(chat, Position.NONE, 10)));
        assertThrows(NotSupportedException.class, () -> await(old.people().block("bob")));
        assertThrows(NotSupportedException.class, () -> await(old.account().devices()));
        assertThrows(NotSupportedException.class, () -> await(old.account().changePassword("secret")));
        SendOutcome edit = old.send(chat, Draft.edit(new Position(1, 1), "x")).await(PATIENCE);
        assertEquals(
                ErrorCode.NOT_SUPPORTED,
                assertInstanceOf(SendOutcome.Rejected.class, edit).code());
        ChatException noRoom = assertThrows(
                ChatException.class,
                () -> await(old.people()
                        .invite("bob", new ConversationId(1, 1), PATIENCE)
                        .answer()));
        assertEquals(ErrorCode.NOT_SUPPORTED, noRoom.code());
        old.typing(chat, true); // nobody sees it, and nothing breaks
        old.people().show(PresenceStatus.ONLINE, "");
        old.markRead(chat, new Position(1, 1));
        assertInstanceOf(SendOutcome.Unknown.class, old.send(chat, "still here").await(PATIENCE));
    }
}
