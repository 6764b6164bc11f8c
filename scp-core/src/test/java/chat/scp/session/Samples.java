package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.INVITATION;
import static chat.scp.session.Pdus.PHONE;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.TOKEN;

import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ChannelKind;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Role;
import chat.scp.pdu.Side;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.*;
import java.util.List;

/** A PDU of each type that breaks no rule for values when this side sends it. */
public final class Samples {
    private static final Bytes KEY = Bytes.ofHex("5a".repeat(32));
    private static final Bytes SALT = Bytes.ofHex("5a".repeat(16));
    /** A request that nobody made. */
    public static final int NOBODYS = 99;

    private Samples() {}

    public static Scp2Pdu of(Scp2Type type, Side sender) {
        boolean client = sender == Side.CLIENT;
        UserName who = client ? UserName.NONE : BOB;
        return switch (type) {
            case HELLO -> Servers.hello(Clients.BY_NAME, End.QUIC);
            case CHALLENGE -> new Challenge(List.of(Mechanism.SCRAM_SHA_256_PLUS), KEY);
            case RESPONSE -> new Response(KEY);
            case WELCOME -> Pdus.welcome(Servers.hello(Clients.BY_NAME, End.QUIC));
            case REFUSED -> new Refused(0, ErrorCode.BAD_CREDENTIALS, List.of(), "");
            case REGISTER -> new Register(NOBODYS, ALICE, 4_096, KEY, KEY, SALT, "", "");
            case CREDENTIAL -> new Credential(NOBODYS, 4_096, KEY, KEY, SALT);
            case TOKEN -> new Token(3_600, TOKEN);
            case PING -> new Ping(5);
            case PONG -> new Pong(5);
            case GOAWAY -> new Goaway(5_000, 0, ErrorCode.SHUTTING_DOWN, "");
            case CLOSE -> new Close(0, ErrorCode.NONE, "");
            case CHANNEL -> new Channel(0, ChannelKind.CONVERSATION);
            case NOP -> new Nop(KEY);
            case DONE -> new Done(NOBODYS, 0);
            case FAILED -> new Failed(NOBODYS, 0, ErrorCode.NOT_FOUND, "");
            case LIST -> new chat.scp.pdu.v2.List(NOBODYS, 10, 0, ConversationId.NONE, ListKind.CONVERSATIONS);
            case CONVERSATION -> Pdus.conversation(CHAT, 5);
            case MEMBER -> new Member(0, CHAT, BOB, BOB, MemberChange.JOINED, Role.MEMBER, "Bob");
            case LEAVE -> new Leave(NOBODYS, CHAT);
            case BLOCK -> new Block(NOBODYS, BOB, true);
            case USER -> new User(NOBODYS, BOB, "Bob");
            case DEVICE -> new Device(NOBODYS, PHONE, TIME, true, "test");
            case REVOKE -> new Revoke(NOBODYS, PHONE);
            case PROFILE -> new Profile(NOBODYS, "Alice");
            case INVITE -> new Invite(INVITATION, BOB, ConversationId.NONE, 60_000, client ? "" : "Bob");
            case RINGING -> new Ringing(INVITATION, 60_000);
            case ACCEPT -> new Accept(INVITATION, client ? ConversationId.NONE : CHAT);
            case REJECT -> new Reject(INVITATION, ErrorCode.PEER_REJECTED);
            case CONFIRM -> new Confirm(INVITATION, CHAT);
            case CANCEL -> new Cancel(INVITATION, ErrorCode.CANCELLED);
            case MESSAGE -> client ? Message.toSend(CHAT, Pdus.id(700), Body.text("hi")) : Pdus.message(6);
            case STORED -> new Stored(CHAT, Pdus.id(600), Pdus.at(6), TIME, false);
            case REJECTED -> new Rejected(CHAT, Pdus.id(600), 0, ErrorCode.NOT_A_MEMBER);
            case MARK -> new Mark(CHAT, who, Pdus.at(3), MarkKind.DELIVERED);
            case FETCH -> new Fetch(NOBODYS, 1, CHAT, 1, 10, Direction.FORWARD);
            case PAGE -> new Page(NOBODYS, 1, CHAT, 1, 5, 1, 5, false);
            case SKIPPED -> new Skipped(CHAT, 6, 7, 1, SkipReason.WITHHELD);
            case HEAD -> new Head(CHAT, 9, 1);
            case TYPING -> new Typing(CHAT, who, 1, 6_000, true);
            case PRESENCE -> new Presence(who, 1, 60_000, PresenceStatus.ONLINE, "");
            case CREATE -> new Create(NOBODYS, UserName.of("garden"), 10, Visibility.PUBLIC, "", "");
            case JOIN -> new Join(NOBODYS, UserName.of("garden"));
            case MODERATE -> new Moderate(NOBODYS, CHAT, BOB, ModerateAction.KICK, Role.NONE);
            case CONFIGURE -> new Configure(NOBODYS, CHAT, 10, Visibility.PUBLIC, "", "");
            case PUBLISH_KEYS -> new PublishKeys(NOBODYS, List.of(KEY));
            case CLAIM_KEYS -> new ClaimKeys(NOBODYS, BOB);
            case KEYS -> new Keys(NOBODYS, BOB, PHONE, KEY);
            case NOTICE -> new Notice("back at eight");
        };
    }
}
