package chat.scp.pdu.v2;

import chat.scp.pdu.Extensions;

/**
 * Answers a PING. §7.1.10
 *
 * @param nonce the value of the PING
 */
public record Pong(long nonce, Extensions extensions) implements Scp2Pdu {
    public Pong(long nonce) {
        this(nonce, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.PONG;
    }
}
