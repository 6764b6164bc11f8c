package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;

/**
 * Means nothing: padding, and a nudge for transports that need one. §7.1.14
 *
 * @param padding any bytes
 */
public record Nop(Bytes padding, Extensions extensions) implements Scp2Pdu {
    public Nop {
        Check.size("padding", padding, 0xFFFF);
    }

    public Nop(Bytes padding) {
        this(padding, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.NOP;
    }
}
