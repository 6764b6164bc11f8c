package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UserName;

/**
 * Somebody is typing, or stopped. §7.5.1
 *
 * @param conversation the conversation
 * @param user from the server: who; to the server: zeros
 * @param counter rises with each TYPING of a device in a conversation; a lower one is stale
 * @param ttlMillis forget it after this long
 * @param active 1: typing, 0: stopped
 */
public record Typing(
        ConversationId conversation, UserName user, int counter, int ttlMillis, boolean active, Extensions extensions)
        implements Scp2Pdu {
    public Typing {
        Check.u32("counter", counter);
        Check.u32("ttlMillis", ttlMillis);
    }

    public Typing(ConversationId conversation, UserName user, int counter, int ttlMillis, boolean active) {
        this(conversation, user, counter, ttlMillis, active, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.TYPING;
    }
}
