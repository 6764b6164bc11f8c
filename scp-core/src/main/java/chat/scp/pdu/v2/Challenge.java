package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.Mechanism;
import java.util.List;

/**
 * The server's turn of a SCRAM login. §7.1.2
 *
 * @param mechanisms every mechanism that the server accepts from this client, best first
 * @param data SCRAM server-first-message
 */
public record Challenge(List<Mechanism> mechanisms, Bytes data, Extensions extensions) implements Scp2Pdu {
    public Challenge {
        mechanisms = Check.list("mechanisms", mechanisms);
        Check.size("data", data, 0xFFFF);
    }

    public Challenge(List<Mechanism> mechanisms, Bytes data) {
        this(mechanisms, data, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CHALLENGE;
    }
}
