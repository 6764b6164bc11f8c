package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;

/**
 * A request was refused; nothing changed. §7.2.2
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param retryAfterMillis wait at least this long before asking again; 0: as you like
 * @param code why
 * @param text for people and logs, never parsed
 */
public record Failed(int request, int retryAfterMillis, ErrorCode code, String text, Extensions extensions)
        implements Scp2Pdu {
    public Failed {
        Check.u32("request", request);
        Check.u32("retryAfterMillis", retryAfterMillis);
        Check.text("text", text, 0xFF);
    }

    public Failed(int request, int retryAfterMillis, ErrorCode code, String text) {
        this(request, retryAfterMillis, code, text, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.FAILED;
    }
}
