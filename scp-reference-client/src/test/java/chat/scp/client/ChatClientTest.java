package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.HistoryPage;
import chat.scp.pdu.Attachment;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.signal.SendOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client can do, against the reference server over QUIC on loopback. */
@Timeout(120)
class ChatClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path dir;

    private TestServer server;
    private final List<ChatClient> clients = new ArrayList<>();

    /** A client and what it heard. */
    private record Person(ChatClient client, Heard heard) {}

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(dir);
    }

    @AfterEach
    void stop() {
        clients.forEach(ChatClient::close);
        server.close();
    }

    private Person person(ChatClientOptions options) throws Exception {
        ChatClient client = ChatClient.open(options);
        clients.add(client);
        Heard heard = new Heard();
        client.listen(heard);
        return new Person(client, heard);
    }

    private Person online(String name) throws Exception {
        Person person = person(server.options(name));
        await(person.client.connect());
        return person;
    }

    private static ConversationId meet(Person one, Person other) throws Exception {
        People.Asked asked = one.client.people().invite(name(other));
        ChatEvent.InvitationReceived invitation =
                other.heard.await(ChatEvent.InvitationReceived.class, i -> i.id().equals(asked.id()));
        ConversationId chat = await(other.client.people().accept(invitation.id()));
        assertEquals(chat, await(asked.answer()));
        other.heard.await(
                ChatEvent.ConversationOpened.class, o -> o.conversation().equals(chat));
        one.heard.await(
                ChatEvent.ConversationOpened.class, o -> o.conversation().equals(chat));
        return chat;
    }

    @Test
    void aRoomThatIsFullByTheTimeThePeerSaysYesIsToldToBoth() throws Exception {
        Person alice = online("alice");
        Person bob = online("bob");
        Person carol = online("carol");
        RoomSettings forTwo = new RoomSettings(Visibility.PUBLIC, "", "", 2);
        ConversationId room = await(alice.client.rooms().create("tea", forTwo)).id();
        People.Asked asked = alice.client.people().invite("bob", room, Duration.ofMinutes(1));
        bob.heard.await(ChatEvent.InvitationReceived.class);
        await(carol.client.rooms().join("tea"));
        CompletableFuture<ConversationId> yes = bob.client.people().accept(asked.id());
        assertEquals(
                ErrorCode.LIMIT_REACHED,
                assertThrows(ChatException.class, () -> await(asked.answer())).code());
        assertThrows(ChatException.class, () -> await(yes));
        assertEquals(2, await(alice.client.rooms().members(room)).size());
    }

    private static String name(Person person) {
        return ((ConnectionState.Online) person.client.state()).user().text();
    }

    private static Position stored(SentMessage sent) {
        return assertInstanceOf(SendOutcome.Stored.class, sent.await(PATIENCE)).position();
    }

    @Test
    void twoPeopleMeetAndChat() throws Exception {
        Person alice = online("alice");
        Person bob = online("bob");
        ConversationId chat = meet(alice, bob);
        for (int i = 1; i <= 20; i++) {
            assertEquals(new Position(1, i), stored(alice.client.send(chat, "message " + i)));
        }
        List<String> texts = bob.heard.awaitTexts(chat, 20);
        for (int i = 1; i <= 20; i++) {
            assertEquals("message " + i, texts.get(i - 1));
        }
        ChatEvent.Marked delivered = alice.heard.await(
                ChatEvent.Marked.class,
                m -> m.kind() == MarkKind.DELIVERED && m.position().sequence() == 20);
        assertEquals(UserName.of("bob"), delivered.user());
        bob.client.markRead(chat, new Position(1, 20));
        alice.heard.await(
                ChatEvent.Marked.class,
                m -> m.kind() == MarkKind.READ && m.position().sequence() == 20);
        assertEquals(0, alice.client.unsent());
    }

    @Test
    void whoSaysNoIsHeard() throws Exception {
        Person alice = online("alice");
        Person bob = online("bob");
        People.Asked asked = alice.client.people().invite("bob");
        await(bob.client
                .people()
                .reject(bob.heard.await(ChatEvent.InvitationReceived.class).id()));
        ChatException no = assertThrows(ChatException.class, () -> await(asked.answer()));
        assertEquals(ErrorCode.PEER_REJECTED, no.code());

        People.Asked again = alice.client.people().invite("bob");
        bob.heard.await(ChatEvent.InvitationReceived.class, i -> i.id().equals(again.id()));
        await(alice.client.people().cancel(again.id()));
        assertEquals(
                ErrorCode.CANCELLED,
                bob.heard
                        .await(ChatEvent.InvitationEnded.class, e -> e.id().equals(again.id()))
                        .code());
        assertEquals(
                ErrorCode.CANCELLED,
                assertThrows(ChatException.class, () -> await(again.answer())).code());
    }

    @Test
    void aRoomLivesFromCreationToBan() throws Exception {
        Person alice = online("alice");
        Person bob = online("bob");
        ConversationInfo room = await(alice.client.rooms().create("lobby", RoomSettings.PUBLIC.withTitle("Lobby")));
        assertEquals(Role.OWNER, room.role());
        assertEquals(
                List.of("Lobby"),
                await(bob.client.rooms().list()).stream()
                        .map(ConversationInfo::shownName)
                        .toList());
        assertEquals(room.id(), await(bob.client.rooms().join("lobby")).id());
        alice.heard.await(ChatEvent.MemberChanged.class, m -> m.change() == MemberChange.JOINED);
        assertEquals(2, await(alice.client.rooms().members(room.id())).size());

        stored(alice.client.send(room.id(), "welcome"));
        assertEquals(List.of("welcome"), bob.heard.awaitTexts(room.id(), 1));

        await(alice.client.rooms().setRole(room.id(), "bob", Role.MODERATOR));
        bob.heard.await(ChatEvent.MemberChanged.class, m -> m.role() == Role.MODERATOR);
        await(alice.client.rooms().configure(room.id(), RoomSettings.PRIVATE.withTopic("closed")));
        assertEquals(
                "closed",
                bob.heard
                        .await(
                                ChatEvent.ConversationChanged.class,
                                c -> !c.info().topic().isEmpty())
                        .info()
                        .topic());
        ChatException mayNot =
                assertThrows(ChatException.class, () -> await(bob.client.rooms().kick(room.id(), "alice")));
        assertEquals(ErrorCode.FORBIDDEN, mayNot.code());

        await(alice.client.rooms().ban(room.id(), "bob"));
        bob.heard.await(ChatEvent.ConversationEnded.class);
        assertThrows(ChatException.class, () -> await(bob.client.rooms().join("lobby")));
        assertEquals(
                ErrorCode.NOT_A_MEMBER,
                assertInstanceOf(
                                SendOutcome.Rejected.class,
                                bob.client.send(room.id(), "let me in").await(PATIENCE))
                        .code());
        await(alice.client.rooms().unban(room.id(), "bob"));
        People.Asked back = alice.client.people().invite("bob", room.id(), Duration.ofSeconds(30));
        await(bob.client
                .people()
                .accept(bob.heard.await(ChatEvent.InvitationReceived.class).id()));
        assertEquals(room.id(), await(back.answer()));
        await(bob.client.leave(room.id()));
        alice.heard.await(ChatEvent.MemberChanged.class, m -> m.change() == MemberChange.LEFT);
    }

    @Test
    void whatSaysSomethingAboutAMessageArrives() throws Exception {
        Person alice = online("alice");
        Person bob = online("bob");
        ConversationId chat = meet(alice, bob);
        Position first = stored(alice.client.send(chat, "frist"));
        stored(alice.client.send(chat, Draft.edit(first, "first")));
        stored(bob.client.send(chat, Draft.reaction(first, "👍")));
        stored(bob.client.send(chat, Draft.text("indeed").inReplyTo(first)));
        Attachment file = new Attachment(3, Bytes.ofHex("ab".repeat(32)), "text/plain", "a.txt", "https://x/a", "");
        stored(alice.client.send(chat, Draft.attachment(file)));
        stored(alice.client.send(chat, Draft.delete(first)));
        bob.heard.awaitTexts(chat, 4);
        List<ChatMessage> seen = bob.heard.messages(chat);
        assertEquals(new Relation(RelationKind.EDIT, first), seen.get(1).relation());
        assertEquals(Optional.of(file), seen.get(2).attachment());
        assertEquals(new Relation(RelationKind.DELETE, first), seen.get(3).relation());
        alice.heard.awaitTexts(chat, 2);
        assertEquals(
                new Relation(RelationKind.REPLY, first),
                alice.heard.messages(chat).get(1).relation());
    }

    @Test
    void historyIsPagedBothWays() throws Exception {
        Person alice = online("alice");
        Person bob = online("bob");
        ConversationId chat = meet(alice, bob);
        for (int i = 1; i <= 25; i++) {
            stored(alice.client.send(chat, "m" + i));
        }
        HistoryPage last = await(bob.client.older(chat, Position.NONE, 10));
        assertEquals("m16", last.messages().get(0).text());
        assertEquals("m25", last.messages().get(9).text());
        assertTrue(last.hasOlder());
        assertFalse(last.hasNewer());
        HistoryPage before = await(bob.client.older(chat, last.messages().get(0).position(), 100));
        assertEquals(15, before.messages().size());
        assertFalse(before.hasOlder());
        assertTrue(await(bob.client.older(chat, before.messages().get(0).position(), 5))
                .messages()
                .isEmpty());
        HistoryPage forward = await(bob.client.newer(chat, new Position(1, 5), 3));
        assertEquals(
                List.of("m6", "m7", "m8"),
                forward.messages().stream().map(ChatMessage::text).toList());
        assertTrue(forward.hasNewer());
    }

    @Test
    void typingAndPresenceAreSeen() throws Exception {
        Person alice = online("alice");
        Person bob = online("bob");
        ConversationId chat = meet(alice, bob);
        alice.client.typing(chat, true);
        assertTrue(bob.heard.await(ChatEvent.TypingChanged.class).active());
        stored(alice.client.send(chat, "done"));
        bob.heard.await(ChatEvent.TypingChanged.class, t -> !t.active());
        bob.client.people().show(PresenceStatus.BUSY, "in a meeting");
        ChatEvent.PresenceChanged busy =
                alice.heard.await(ChatEvent.PresenceChanged.class, p -> p.status() == PresenceStatus.BUSY);
        assertEquals("in a meeting", busy.text());
        bob.client.close();
        alice.heard.await(ChatEvent.PresenceChanged.class, p -> p.status() == PresenceStatus.OFFLINE);
    }

    @Test
    void whoIsBlockedIsNotHeard() throws Exception {
        Person alice = online("alice");
        Person bob = online("bob");
        ConversationId chat = meet(alice, bob);
        await(bob.client.people().block("alice"));
        assertEquals(List.of(UserName.of("alice")), await(bob.client.people().blocked()));
        stored(alice.client.send(chat, "can you hear me?"));
        bob.heard.await(ChatEvent.MessagesSkipped.class);
        await(bob.client.people().unblock("alice"));
        stored(alice.client.send(chat, "and now?"));
        assertEquals(List.of("and now?"), bob.heard.awaitTexts(chat, 1));
    }

    @Spec("6.1-8")
    @Test
    void anAccountIsMadeUsedAndGivenAnotherPassword() throws Exception {
        Person made = person(server.options("carol").withNewAccount("first secret", ""));
        await(made.client.connect());
        await(made.client.account().setDisplayName("Carol"));
        await(made.client.account().changePassword("second secret"));

        Person wrong = person(server.options("carol").withPassword("first secret"));
        ChatException refused = assertThrows(ChatException.class, () -> await(wrong.client.connect()));
        assertEquals(ErrorCode.BAD_CREDENTIALS, refused.code());
        assertInstanceOf(ConnectionState.Closed.class, wrong.client.state());

        Person right = person(server.options("carol").withPassword("second secret"));
        assertEquals("Carol", await(right.client.connect()).displayName());
        assertEquals(2, await(right.client.account().devices()).size());
        await(right.client.account().revoke(made.client.device()));
        made.heard.await(
                ChatEvent.StateChanged.class,
                s -> s.state() instanceof ConnectionState.Closed closed
                        && closed.problem().code().equals(ErrorCode.REVOKED));
    }

    @Test
    void whoKeepsNothingLeavesTheNameFree() throws Exception {
        Person first = online("alice");
        first.client.close();
        Person second = online("alice"); // another device
        assertFalse(first.client.device().equals(second.client.device()));
    }

    @Test
    void aNameThatIsTakenIsSaidSo() throws Exception {
        online("alice");
        Person other = person(server.options("alice"));
        ChatException taken = assertThrows(ChatException.class, () -> await(other.client.connect()));
        assertEquals(ErrorCode.NAME_IN_USE, taken.code());
    }
}
