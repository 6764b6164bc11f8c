package chat.scp.session;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.Role;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Welcome;
import java.util.List;

/** People, conversations and PDUs that tests of sessions talk about. */
public final class Pdus {
    public static final UserName ALICE = UserName.of("alice");
    public static final UserName BOB = UserName.of("bob");
    public static final DeviceId PHONE = new DeviceId(1, 1);
    public static final ConversationId CHAT = new ConversationId(7, 4);
    public static final ConversationId OTHER_CHAT = new ConversationId(7, 5);
    public static final InvitationId INVITATION = new InvitationId(3, 3);
    public static final Bytes TOKEN = Bytes.ofHex("70".repeat(16));
    public static final long TIME = 1_767_225_600_000L;

    public static final ScramParameters PARAMETERS =
            new ScramParameters(Bytes.ofHex("000102030405060708090a0b0c0d0e0f"), ScramParameters.MIN_ITERATIONS);
    public static final SaltedPassword KEY = SaltedPassword.derive("correct horse", PARAMETERS);
    public static final ScramVerifier VERIFIER = ScramVerifier.fromSaltedPassword(PARAMETERS, KEY);

    private Pdus() {}

    public static MessageId id(long number) {
        return new MessageId(100, number);
    }

    public static Position at(long sequence) {
        return new Position(1, sequence);
    }

    /** A message from bob, as the server sends it. */
    public static Message message(long sequence) {
        return message(CHAT, sequence);
    }

    public static Message message(ConversationId conversation, long sequence) {
        return message(conversation, at(sequence), id(sequence), BOB);
    }

    public static Message message(ConversationId conversation, Position at, MessageId id, UserName sender) {
        return Message.toSend(conversation, id, Body.text("message " + at.sequence()))
                .stored(at, TIME + at.sequence(), sender);
    }

    /** A direct conversation with bob whose log ends at {@code last}. */
    public static Conversation conversation(ConversationId id, long last) {
        return conversation(id, last, 1);
    }

    public static Conversation conversation(ConversationId id, long last, int epoch) {
        return new Conversation(
                0,
                epoch,
                id,
                BOB,
                UserName.NONE,
                last,
                0,
                0,
                2,
                ConversationKind.DIRECT,
                Role.MEMBER,
                Visibility.PRIVATE,
                "",
                "");
    }

    /** WELCOME without anything in particular, with all registered capabilities that HELLO offers. */
    public static Welcome welcome(Hello hello) {
        return welcome(hello, Limits.USUAL, states(hello, ResumeStatus.RESUMED));
    }

    /** What WELCOME limits. */
    public record Limits(int window, int maxUnanswered, int channels, int maxFrameBytes) {
        public static final Limits USUAL = new Limits(64, 16, 4, 65_536);
    }

    public static Welcome welcome(Hello hello, Limits limits, List<ConversationState> states) {
        List<Capability> agreed = hello.capabilities().stream()
                .filter(Capability.registered()::contains)
                .toList();
        return new Welcome(
                new SessionId(9, 9),
                ALICE,
                TIME,
                limits.maxFrameBytes(),
                Math.min(hello.window(), limits.window()),
                limits.maxUnanswered(),
                60_000,
                3_600,
                limits.channels(),
                2,
                "Alice",
                "test",
                agreed,
                Bytes.EMPTY,
                TOKEN,
                states);
    }

    /** An answer to each cursor: the log ends there. */
    public static List<ConversationState> states(Hello hello, ResumeStatus status) {
        return hello.cursors().stream().map(c -> state(c, status)).toList();
    }

    private static ConversationState state(Cursor cursor, ResumeStatus status) {
        return new ConversationState(
                cursor.conversation(), cursor.position(), cursor.position().sequence(), 0, status);
    }
}
