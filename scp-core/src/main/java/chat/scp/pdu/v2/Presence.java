package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.UserName;

/**
 * How a user who shares a conversation can be reached. §7.5.2
 *
 * @param user from the server: who; to the server: zeros
 * @param counter rises with each PRESENCE of a user; a lower one is stale
 * @param ttlMillis forget it after this long
 * @param status away, here, ...
 * @param text status text to show; may be empty
 */
public record Presence(
        UserName user, int counter, int ttlMillis, PresenceStatus status, String text, Extensions extensions)
        implements Scp2Pdu {
    public Presence {
        Check.u32("counter", counter);
        Check.u32("ttlMillis", ttlMillis);
        Check.text("text", text, 0xFF);
    }

    public Presence(UserName user, int counter, int ttlMillis, PresenceStatus status, String text) {
        this(user, counter, ttlMillis, status, text, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.PRESENCE;
    }
}
