package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.INVITATION;
import static chat.scp.session.Pdus.PHONE;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.at;
import static chat.scp.session.Pdus.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Role;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.*;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that a layout allows and a rule does not: each closes the session with BAD_VALUE. */
class ValueRulesTest {
    private static final UserName NOBODY = UserName.NONE;
    private static final Bytes KEY = Bytes.ofHex("5a".repeat(32));

    private final Hello h = Servers.hello(Clients.BY_NAME, End.QUIC);
    private final Welcome w = Pdus.welcome(h);

    @Test
    @Spec({"4.1-1", "4.2-5", "4.2-6", "3.1-5", "4.5-5"})
    void ofHello() {
        Cursor cursor = new Cursor(CHAT, at(1));
        refusesHello(hello(PHONE, 65_536, 1, 3, 2, List.of()));
        refusesHello(hello(DeviceId.NONE, 65_536, 1, 2, 2, List.of()));
        refusesHello(hello(PHONE, 65_536, 0, 2, 2, List.of()));
        refusesHello(hello(PHONE, 65_535, 1, 2, 2, List.of()));
        refusesHello(hello(PHONE, 16_777_217, 1, 2, 2, List.of()));
        refusesHello(hello(PHONE, 65_536, 1, 2, 2, List.of(cursor, cursor)));
        var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC);
        assertEquals(
                "AWAITING_ADMISSION",
                server.receive(hello(PHONE, 16_777_216, 1, 1, 2, List.of(cursor)))
                        .state());
    }

    @Test
    @Spec({"4.2-12", "4.2-13", "3.1-5", "7.1.4-1", "7.1.4-2"})
    void ofWelcome() {
        refusesWelcome(welcome(NOBODY, 65_536, 1, 1, 1_000, 0));
        refusesWelcome(welcome(ALICE, 65_535, 1, 1, 1_000, 0));
        refusesWelcome(welcome(ALICE, 65_536, 0, 1, 1_000, 0));
        refusesWelcome(welcome(ALICE, 65_536, 1, 0, 1_000, 0));
        refusesWelcome(welcome(ALICE, 65_536, 1, 1, 999, 0));
        refusesWelcome(welcome(ALICE, 65_536, 1, 1, 1_000, 257));
        var client = Clients.of(Clients.BY_NAME).linkUp(End.QUIC);
        assertEquals(
                "ESTABLISHED",
                client.receive(welcome(ALICE, 65_536, 1, 1, 1_000, 256)).state());
    }

    @Test
    @Spec("4.10-3")
    void ofVerifiers() {
        refusesHello(new Register(1, ALICE, 4_095, KEY, KEY, KEY, "", ""));
        refusesHello(new Register(1, ALICE, 10_000_001, KEY, KEY, KEY, "", ""));
        refusesHello(new Register(1, ALICE, 4_096, KEY, KEY, Bytes.of(new byte[7]), "", ""));
        serverRefuses(new Credential(1, 4_096, KEY, KEY, Bytes.of(new byte[65])));
    }

    @Test
    @Spec({"7.2.3-1", "7.2.3-2", "6.6-2", "5.6-6"})
    void ofRequests() {
        serverRefuses(new chat.scp.pdu.v2.List(1, 0, 0, ConversationId.NONE, ListKind.DEVICES));
        serverRefuses(new chat.scp.pdu.v2.List(1, 5, 0, CHAT, ListKind.DEVICES));
        serverRefuses(new Fetch(1, 1, CHAT, 1, 0, Direction.FORWARD));
        serverRefuses(new Moderate(1, CHAT, BOB, ModerateAction.SET_ROLE, Role.NONE));
        serverRefuses(new Moderate(1, CHAT, BOB, ModerateAction.KICK, Role.MEMBER));
    }

    @Test
    @Spec({"5.1-2", "5.1-7", "5.1-8", "7.3.1-1"})
    void ofInvitations() {
        serverRefuses(new Invite(INVITATION, BOB, ConversationId.NONE, 60_000, "Alice"));
        serverRefuses(new Invite(INVITATION, BOB, ConversationId.NONE, 999, ""));
        serverRefuses(new Accept(INVITATION, CHAT));
        clientRefuses(new Invite(INVITATION, BOB, ConversationId.NONE, 999, ""));
        clientRefuses(new Ringing(INVITATION, 999));
        clientRefuses(new Accept(INVITATION, ConversationId.NONE));
    }

    @Test
    @Spec("6.10-7")
    void ofKeys() {
        serverRefuses(new PublishKeys(1, List.of(KEY, Bytes.EMPTY)));
        clientRefuses(new Keys(1, BOB, PHONE, Bytes.EMPTY));
        clientRefuses(new Keys(0, BOB, PHONE, KEY));
    }

    @Test
    @Spec({"6.4-3", "5.4-1"})
    void ofWhomTheServerNames() {
        serverRefuses(new Mark(CHAT, ALICE, at(1), MarkKind.READ));
        serverRefuses(new Typing(CHAT, ALICE, 1, 1, true));
        serverRefuses(new Presence(ALICE, 1, 1, PresenceStatus.AWAY, ""));
        clientRefuses(new Mark(CHAT, NOBODY, at(1), MarkKind.READ));
        clientRefuses(new Typing(CHAT, NOBODY, 1, 1, true));
        clientRefuses(new Presence(NOBODY, 1, 1, PresenceStatus.AWAY, ""));
    }

    @Test
    @Spec({"6.2-3", "6.3-8", "6.3-9", "6.6-5"})
    void ofPositions() {
        clientRefuses(Pdus.message(CHAT, new Position(0, 1), id(1), BOB));
        clientRefuses(Pdus.message(CHAT, new Position(1, 0), id(1), BOB));
        clientRefuses(new Stored(CHAT, id(1), new Position(0, 1), TIME, false));
        clientRefuses(new Head(CHAT, 1, 0));
        clientRefuses(new Skipped(CHAT, 0, 1, 1, SkipReason.EXPIRED));
        clientRefuses(new Skipped(CHAT, 3, 2, 1, SkipReason.EXPIRED));
        clientRefuses(new Page(1, 1, CHAT, 3, 2, 1, 9, false));
        clientRefuses(new Page(1, 1, CHAT, 0, 2, 1, 9, false));
    }

    @Test
    @Spec({"5.2-2", "7.2.5-1", "7.1.8-1"})
    void ofConversationsMembersAndTokens() {
        clientRefuses(conversation(ConversationKind.DIRECT, BOB, BOB, 1));
        clientRefuses(conversation(ConversationKind.DIRECT, NOBODY, NOBODY, 1));
        clientRefuses(conversation(ConversationKind.ROOM, BOB, NOBODY, 1));
        clientRefuses(conversation(ConversationKind.DIRECT, BOB, NOBODY, 0));
        clientRefuses(new Member(0, CHAT, BOB, BOB, MemberChange.LISTED, Role.MEMBER, ""));
        clientRefuses(new Member(4, CHAT, BOB, BOB, MemberChange.JOINED, Role.MEMBER, ""));
        clientRefuses(new Token(60, Bytes.EMPTY));
    }

    private static void clientRefuses(Scp2Pdu pdu) {
        var client = Clients.established().receive(pdu);
        assertEquals(Optional.of(ErrorCode.BAD_VALUE), client.closing(), pdu.toString());
        assertEquals(ErrorCode.BAD_VALUE, client.sentOne(Close.class).code());
    }

    private static void serverRefuses(Scp2Pdu pdu) {
        var server = Servers.established().receive(pdu);
        assertEquals(Optional.of(ErrorCode.BAD_VALUE), server.closing(), pdu.toString());
        assertEquals(ErrorCode.BAD_VALUE, server.sentOne(Close.class).code());
    }

    private static void refusesHello(Scp2Pdu pdu) {
        var server = Servers.of(Servers.registering()).linkUp(End.QUIC).receive(pdu);
        assertEquals(Optional.of(ErrorCode.BAD_VALUE), server.closing(), pdu.toString());
    }

    private static void refusesWelcome(Welcome welcome) {
        var client = Clients.of(Clients.BY_NAME).linkUp(End.QUIC).receive(welcome);
        assertEquals(Optional.of(ErrorCode.BAD_VALUE), client.closing(), welcome.toString());
    }

    private Hello hello(DeviceId device, int maxFrame, int window, int lowest, int highest, List<Cursor> cursors) {
        return new Hello(
                device,
                ALICE,
                maxFrame,
                window,
                lowest,
                highest,
                h.mechanism(),
                "",
                "",
                h.mechanisms(),
                h.capabilities(),
                h.credential(),
                cursors);
    }

    private Welcome welcome(UserName user, int maxFrame, int window, int unanswered, int idleMillis, int channels) {
        return new Welcome(
                w.session(),
                user,
                w.timeMillis(),
                maxFrame,
                window,
                unanswered,
                idleMillis,
                60,
                channels,
                2,
                "",
                "",
                w.capabilities(),
                w.proof(),
                w.token(),
                w.conversations());
    }

    private static Conversation conversation(ConversationKind kind, UserName peer, UserName room, int epoch) {
        return new Conversation(0, epoch, CHAT, peer, room, 0, 0, 0, 2, kind, Role.MEMBER, Visibility.PRIVATE, "", "");
    }
}
