package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Configure;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Leave;
import chat.scp.pdu.v2.Moderate;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rooms, and who may do what in them. */
class RoomTest {
    private static final UserName TEA = UserName.of("tea");

    private final Bed bed = new Bed();
    private final Person alice = bed.online("alice", 1);
    private final Person bob = bed.online("bob", 2);
    private final Person carol = bed.online("carol", 3);
    private ConversationId tea;

    @BeforeEach
    void create() {
        done(alice, new Create(0, TEA, 0, Visibility.PUBLIC, "Tea", ""));
        tea = alice.last(ClientEvent.ConversationOpened.class).conversation();
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Spec("5.6-1")
    @Test
    void aNameIsGivenOnceAndNotToGuests() {
        failed(ErrorCode.ALREADY_EXISTS, bob, new Create(0, TEA, 0, Visibility.PUBLIC, "", ""));
        failed(ErrorCode.FORBIDDEN, bob, new Create(0, UserName.NONE, 0, Visibility.PUBLIC, "", ""));
    }

    @Spec({"5.2-4", "6.3-10"})
    @Test
    void whoJoinsHearsAndIsHeardByAll() {
        done(bob, new Join(0, TEA));
        done(carol, new Join(0, TEA));
        assertEquals(
                carol.name, bob.last(ClientEvent.MemberChanged.class).change().user());
        alice.send(tea, "welcome");
        bob.send(tea, "thanks");
        assertEquals(List.of("welcome", "thanks"), carol.texts(tea));
        assertEquals(List.of("thanks"), alice.texts(tea));
    }

    @Spec({"5.6-2", "5.6-10"})
    @Test
    void aPrivateRoomLooksLikeNone() {
        assertEquals(1, list(bob, ListKind.ROOMS).size());
        done(alice, new Configure(0, tea, 0, Visibility.PRIVATE, "Tea", "quiet"));
        failed(ErrorCode.NOT_FOUND, bob, new Join(0, TEA));
        failed(ErrorCode.NOT_FOUND, bob, new Join(0, UserName.of("coffee")));
        assertEquals(List.of(), list(bob, ListKind.ROOMS));
    }

    @Spec("5.6-3")
    @Test
    void aFullRoomTakesNobodyIn() {
        done(alice, new Configure(0, tea, 2, Visibility.PUBLIC, "Tea", ""));
        done(bob, new Join(0, TEA));
        failed(ErrorCode.LIMIT_REACHED, carol, new Join(0, TEA));
    }

    @Spec({"5.6-4", "5.6-5", "5.6-7"})
    @Test
    void whoIsBannedIsOutAndStaysOutUntilTheBanEnds() {
        done(bob, new Join(0, TEA));
        done(carol, new Join(0, TEA));
        failed(ErrorCode.FORBIDDEN, bob, moderate(carol, ModerateAction.KICK, Role.NONE));
        done(alice, moderate(bob, ModerateAction.SET_ROLE, Role.MODERATOR));
        done(bob, moderate(carol, ModerateAction.BAN, Role.NONE));
        assertEquals(
                MemberChange.BANNED,
                alice.last(ClientEvent.MemberChanged.class).change().change());
        failed(ErrorCode.NOT_FOUND, carol, new Join(0, TEA));
        assertEquals(new SendOutcome.Rejected(ErrorCode.NOT_A_MEMBER, 0), carol.outcome(carol.send(tea, "hello?")));
        failed(ErrorCode.FORBIDDEN, bob, moderate(alice, ModerateAction.KICK, Role.NONE));
        failed(ErrorCode.FORBIDDEN, bob, moderate(carol, ModerateAction.SET_ROLE, Role.OWNER));
        done(bob, moderate(carol, ModerateAction.UNBAN, Role.NONE));
        done(carol, new Join(0, TEA));
    }

    @Spec({"5.6-8", "5.1-11"})
    @Test
    void intoAPrivateRoomAModeratorInvites() {
        done(bob, new Join(0, TEA));
        done(alice, new Configure(0, tea, 0, Visibility.PRIVATE, "Tea", ""));
        bob.invite(carol, tea);
        assertEquals(
                ErrorCode.FORBIDDEN, bob.last(ClientEvent.InvitationEnded.class).code());
        InvitationId id = alice.invite(carol, tea);
        carol.tell(new ClientCommand.AcceptInvitation(id));
        bed.settle();
        assertEquals(
                3, alice.last(ClientEvent.ConversationChanged.class).details().members());
        alice.send(tea, "welcome");
        assertEquals(List.of("welcome"), carol.texts(tea));
        assertEquals(
                alice.name, bob.last(ClientEvent.MemberChanged.class).change().by());
    }

    @Spec("5.6-9")
    @Test
    void whenTheOwnerLeavesTheModeratorOwnsIt() {
        done(bob, new Join(0, TEA));
        done(carol, new Join(0, TEA));
        done(alice, moderate(carol, ModerateAction.SET_ROLE, Role.MODERATOR));
        failed(ErrorCode.FORBIDDEN, alice, moderate(alice, ModerateAction.SET_ROLE, Role.MEMBER));
        done(alice, new Leave(0, tea));
        assertEquals(
                Role.OWNER,
                bed.store.conversations().member(tea, carol.name).orElseThrow().role());
        done(carol, new Leave(0, tea));
        done(bob, new Leave(0, tea));
        done(bob, new Create(0, TEA, 0, Visibility.PUBLIC, "", ""));
    }

    @Test
    void listingsComeInPages() {
        done(bob, new Join(0, TEA));
        done(carol, new Join(0, TEA));
        var first = (ClientEvent.AnswerDone) bob.ask(new chat.scp.pdu.v2.List(0, 2, 0, tea, ListKind.MEMBERS));
        assertEquals(
                2,
                bob.all(ClientEvent.AnswerPart.class).stream()
                        .filter(p -> p.part() instanceof chat.scp.pdu.v2.Member)
                        .count());
        var second =
                (ClientEvent.AnswerDone) bob.ask(new chat.scp.pdu.v2.List(0, 2, first.next(), tea, ListKind.MEMBERS));
        assertEquals(List.of(2L, 0L), List.of(first.next(), second.next()));
        failed(ErrorCode.NOT_FOUND, bed.online("eve", 4), new chat.scp.pdu.v2.List(0, 2, 0, tea, ListKind.MEMBERS));
    }

    @Spec({"5.5-1", "5.5-2", "5.5-3"})
    @Test
    void presenceIsSeenByWhoSharesAConversationUntilItEnds() {
        done(bob, new Join(0, TEA));
        bob.tell(new ClientCommand.ShowPresence(PresenceStatus.ONLINE, "hi"));
        bed.settle();
        assertEquals(
                PresenceStatus.ONLINE,
                alice.last(ClientEvent.PresenceShown.class).status());
        assertEquals(List.of(), carol.all(ClientEvent.PresenceShown.class));
        bob.cut();
        assertEquals(
                PresenceStatus.OFFLINE,
                alice.last(ClientEvent.PresenceShown.class).status());
    }

    private Moderate moderate(Person whom, ModerateAction action, Role role) {
        return new Moderate(0, tea, whom.name, action, role);
    }

    private static List<ClientEvent.AnswerPart> list(Person person, ListKind kind) {
        int before = person.all(ClientEvent.AnswerPart.class).size();
        done(person, new chat.scp.pdu.v2.List(0, 100, 0, ConversationId.NONE, kind));
        List<ClientEvent.AnswerPart> all = person.all(ClientEvent.AnswerPart.class);
        return all.subList(before, all.size());
    }

    private static void done(Person person, Scp2Pdu.Request request) {
        assertInstanceOf(ClientEvent.AnswerDone.class, person.ask(request));
    }

    private static void failed(ErrorCode code, Person person, Scp2Pdu.Request request) {
        assertEquals(
                code,
                assertInstanceOf(ClientEvent.AnswerFailed.class, person.ask(request))
                        .code());
    }
}
