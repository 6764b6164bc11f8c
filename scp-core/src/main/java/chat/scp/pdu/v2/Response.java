package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;

/**
 * The client's proof in a SCRAM login. §7.1.3
 *
 * @param data SCRAM client-final-message
 */
public record Response(Bytes data, Extensions extensions) implements Scp2Pdu {
    public Response {
        Check.size("data", data, 0xFFFF);
    }

    public Response(Bytes data) {
        this(data, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.RESPONSE;
    }
}
