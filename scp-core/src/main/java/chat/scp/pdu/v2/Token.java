package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;

/**
 * A new resumption token; the one before stays good until this one is used. §7.1.8
 *
 * @param tokenSeconds how long the token is good for
 * @param token the token
 */
public record Token(int tokenSeconds, Bytes token, Extensions extensions) implements Scp2Pdu {
    public Token {
        Check.u32("tokenSeconds", tokenSeconds);
        Check.size("token", token, 0xFFFF);
    }

    public Token(int tokenSeconds, Bytes token) {
        this(tokenSeconds, token, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.TOKEN;
    }
}
