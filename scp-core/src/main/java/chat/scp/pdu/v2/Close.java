package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;

/**
 * The last PDU of a side: why the session ends. §7.1.12
 *
 * @param retryAfterMillis wait at least this long before coming back; 0: as you like
 * @param code why
 * @param text for people and logs, never parsed
 */
public record Close(int retryAfterMillis, ErrorCode code, String text, Extensions extensions) implements Scp2Pdu {
    public Close {
        Check.u32("retryAfterMillis", retryAfterMillis);
        Check.text("text", text, 0xFF);
    }

    public Close(int retryAfterMillis, ErrorCode code, String text) {
        this(retryAfterMillis, code, text, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CLOSE;
    }
}
