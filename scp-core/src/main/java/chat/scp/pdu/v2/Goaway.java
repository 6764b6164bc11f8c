package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;

/**
 * The server will close this session: finish, and go to the other address or come back. §7.1.11
 *
 * @param deadlineMillis time until the server closes
 * @param retryAfterMillis wait at least this long before coming back to the same address
 * @param code why
 * @param address host:port to go to; empty: the same one
 */
public record Goaway(int deadlineMillis, int retryAfterMillis, ErrorCode code, String address, Extensions extensions)
        implements Scp2Pdu {
    public Goaway {
        Check.u32("deadlineMillis", deadlineMillis);
        Check.u32("retryAfterMillis", retryAfterMillis);
        Check.text("address", address, 0xFF);
    }

    public Goaway(int deadlineMillis, int retryAfterMillis, ErrorCode code, String address) {
        this(deadlineMillis, retryAfterMillis, code, address, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.GOAWAY;
    }
}
