package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.Mechanism;
import java.util.List;

/**
 * Answers a HELLO that was not accepted; the session ends. §7.1.5
 *
 * @param retryAfterMillis wait at least this long before the next try; 0: as you like
 * @param code why
 * @param mechanisms every mechanism that the server accepts from this client, best first
 * @param text for people and logs, never parsed
 */
public record Refused(
        int retryAfterMillis, ErrorCode code, List<Mechanism> mechanisms, String text, Extensions extensions)
        implements Scp2Pdu {
    public Refused {
        Check.u32("retryAfterMillis", retryAfterMillis);
        mechanisms = Check.list("mechanisms", mechanisms);
        Check.text("text", text, 0xFF);
    }

    public Refused(int retryAfterMillis, ErrorCode code, List<Mechanism> mechanisms, String text) {
        this(retryAfterMillis, code, mechanisms, text, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.REFUSED;
    }
}
