package chat.scp.pdu.v2;

import chat.scp.pdu.Extensions;

/**
 * Asks for a PONG: is anybody there? §7.1.9
 *
 * @param nonce any value
 */
public record Ping(long nonce, Extensions extensions) implements Scp2Pdu {
    public Ping(long nonce) {
        this(nonce, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.PING;
    }
}
