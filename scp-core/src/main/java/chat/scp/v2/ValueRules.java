package chat.scp.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.Role;
import chat.scp.pdu.Side;
import chat.scp.pdu.v2.Accept;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Credential;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Head;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Invite;
import chat.scp.pdu.v2.Keys;
import chat.scp.pdu.v2.List;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Member;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Moderate;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Presence;
import chat.scp.pdu.v2.PublishKeys;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Ringing;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Skipped;
import chat.scp.pdu.v2.Stored;
import chat.scp.pdu.v2.Token;
import chat.scp.pdu.v2.Typing;
import chat.scp.pdu.v2.Welcome;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.ProtocolException;
import java.util.HashSet;
import java.util.Set;

/** Rules for values that depend on who sends a PDU, or on its other fields: what a layout cannot say. */
final class ValueRules {
    private static final int MIN_FRAME_LIMIT = 65_536;
    private static final int MIN_ITERATIONS = 4_096;
    private static final int MAX_ITERATIONS = 10_000_000;
    static final int MIN_TIMEOUT_MILLIS = 1_000;
    private static final int MAX_POOL = 256;

    private ValueRules() {}

    static void check(Scp2Pdu pdu, Side sender) throws ProtocolException {
        boolean fromServer = sender == Side.SERVER;
        switch (pdu.type()) {
            case HELLO -> hello((Hello) pdu);
            case WELCOME -> welcome((Welcome) pdu);
            case REGISTER -> {
                Register register = (Register) pdu;
                verifier(register.iterations(), register.salt().size());
            }
            case CREDENTIAL -> {
                Credential credential = (Credential) pdu;
                verifier(credential.iterations(), credential.salt().size());
            }
            case TOKEN -> require(!((Token) pdu).token().isEmpty(), "7.1.8", "an empty token");
            case LIST -> {
                List list = (List) pdu;
                require(list.limit() >= 1, "7.2.3", "a limit of 0");
                require(
                        list.kind() == ListKind.MEMBERS || list.conversation().isNone(),
                        "7.2.3",
                        "a conversation beside " + list.kind());
            }
            case CONVERSATION -> conversation((Conversation) pdu);
            case MEMBER -> {
                Member member = (Member) pdu;
                require(
                        (member.change() == MemberChange.LISTED) == (member.request() != 0),
                        "7.2.5",
                        member.change() + " in request " + member.request());
            }
            case INVITE -> {
                Invite invite = (Invite) pdu;
                require(invite.timeoutMillis() >= MIN_TIMEOUT_MILLIS, "7.3.1", "a timeout under 1 s");
                require(fromServer || invite.displayName().isEmpty(), "5.1", "a display name from a client");
            }
            case RINGING ->
                require(((Ringing) pdu).timeoutMillis() >= MIN_TIMEOUT_MILLIS, "7.3.1", "a timeout under 1 s");
            case ACCEPT ->
                require(
                        fromServer != ((Accept) pdu).conversation().isNone(),
                        "5.1",
                        "the server names the conversation");
            case MESSAGE -> {
                Message message = (Message) pdu;
                require(
                        message.position().sequence() >= 1 && message.position().epoch() >= 1,
                        "6.3",
                        "a message without a position");
            }
            case STORED -> {
                Stored stored = (Stored) pdu;
                require(
                        stored.position().sequence() >= 1 && stored.position().epoch() >= 1,
                        "6.2",
                        "stored at no position");
            }
            case MARK -> require(((Mark) pdu).user().isNone() != fromServer, "6.4", "whose mark the server says");
            case TYPING -> require(((Typing) pdu).user().isNone() != fromServer, "5.4", "who types the server says");
            case PRESENCE ->
                require(((Presence) pdu).user().isNone() != fromServer, "5.4", "whose presence the server says");
            case FETCH -> require(((Fetch) pdu).limit() >= 1, "6.6", "a limit of 0");
            case PAGE -> {
                Page page = (Page) pdu;
                boolean empty = page.first() == 0 && page.last() == 0;
                require(empty || (page.first() >= 1 && page.first() <= page.last()), "6.6", "a page from end to start");
            }
            case SKIPPED -> {
                Skipped skipped = (Skipped) pdu;
                require(skipped.first() >= 1 && skipped.first() <= skipped.last(), "6.3", "a range from end to start");
            }
            case HEAD -> require(((Head) pdu).epoch() >= 1, "6.2", "epoch 0");
            case MODERATE -> {
                Moderate moderate = (Moderate) pdu;
                require(
                        (moderate.action() == ModerateAction.SET_ROLE) == (moderate.role() != Role.NONE),
                        "5.6",
                        moderate.role() + " beside " + moderate.action());
            }
            case PUBLISH_KEYS ->
                require(
                        ((PublishKeys) pdu).packages().stream().noneMatch(Bytes::isEmpty),
                        "6.10",
                        "a key package of no bytes");
            case KEYS -> {
                Keys keys = (Keys) pdu;
                require((keys.request() == 0) == keys.keyPackage().isEmpty(), "6.10", "a key package of no bytes");
            }
            default -> {}
        }
    }

    private static void hello(Hello hello) throws ProtocolException {
        require(hello.lowestVersion() <= hello.highestVersion(), "4.1", "the lowest version is above the highest");
        require(!hello.device().isNone(), "4.2", "a device of zeros");
        require(hello.window() >= 1, "4.2", "a window of 0");
        frameLimit(hello.maxFrameBytes());
        Set<ConversationId> named = new HashSet<>();
        for (Cursor cursor : hello.cursors()) {
            require(named.add(cursor.conversation()), "4.5", "two cursors for one conversation");
        }
    }

    private static void welcome(Welcome welcome) throws ProtocolException {
        require(!welcome.user().isNone(), "7.1.4", "nobody is logged in");
        require(welcome.conversationChannels() <= MAX_POOL, "7.1.4", "more than 256 conversation channels");
        require(welcome.window() >= 1, "4.2", "a window of 0");
        require(welcome.maxUnanswered() >= 1, "4.2", "nothing may be unanswered");
        require(welcome.idleTimeoutMillis() >= MIN_TIMEOUT_MILLIS, "4.2", "an idle timeout under 1 s");
        frameLimit(welcome.maxFrameBytes());
    }

    private static void conversation(Conversation shown) throws ProtocolException {
        boolean direct = shown.kind() == ConversationKind.DIRECT;
        require(
                shown.peer().isNone() != direct && shown.room().isNone() == direct,
                "5.2",
                "a " + shown.kind() + " conversation with peer " + shown.peer() + " and room " + shown.room());
        require(shown.epoch() >= 1, "6.2", "epoch 0");
    }

    private static void verifier(int iterations, int saltBytes) throws ProtocolException {
        require(iterations >= MIN_ITERATIONS && iterations <= MAX_ITERATIONS, "4.10", iterations + " iterations");
        require(saltBytes >= 8 && saltBytes <= 64, "4.10", "a salt of " + saltBytes + " bytes");
    }

    private static void frameLimit(int maxFrameBytes) throws ProtocolException {
        require(
                maxFrameBytes >= MIN_FRAME_LIMIT && maxFrameBytes <= FrameFormat.SCP2.maxFrameBytes(),
                "3.1",
                "frames of at most " + maxFrameBytes + " bytes");
    }

    private static void require(boolean kept, String section, String message) throws ProtocolException {
        if (!kept) {
            throw new ProtocolException(ErrorCode.BAD_VALUE, section, message);
        }
    }
}
