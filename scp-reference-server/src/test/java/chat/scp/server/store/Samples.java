package chat.scp.server.store;

import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.wire.MessageFrame;
import java.util.List;

/** What the tests of stores put into them. */
final class Samples {
    static final UserName ALICE = UserName.of("alice");
    static final UserName BOB = UserName.of("bob");
    static final UserName CAROL = UserName.of("carol");
    static final DeviceId PHONE = new DeviceId(1, 1);
    static final DeviceId DESK = new DeviceId(2, 2);
    static final ConversationId CHAT = new ConversationId(7, 7);
    static final long NOW = 1_800_000_000_000L;

    private Samples() {}

    static Membership member(UserName user) {
        return new Membership(user, Role.MEMBER, NOW);
    }

    /** Alice and bob have a conversation. */
    static void openChat(ChatStore store, ConversationId id) {
        store.conversations()
                .create(StoredConversation.direct(id), List.of(member(ALICE), member(BOB)))
                .join();
    }

    static Submission submission(ConversationId conversation, long id, String text) {
        return submission(conversation, id, text, NOW);
    }

    static Submission submission(ConversationId conversation, long id, String text, long nowMillis) {
        MessageFrame message = MessageFrame.toSend(conversation, new MessageId(9, id), Body.text(text));
        return new Submission(ALICE, PHONE, Bytes.ofUtf8(text), message, false, nowMillis);
    }

    static String text(LoggedMessage logged) {
        var view = logged.message().view();
        return Bytes.copyOf(view.buffer(), view.bodyOffset(), view.bodyBytes()).utf8();
    }
}
