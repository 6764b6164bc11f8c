package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;

/**
 * Replaces the verifier of the own account (a new password). §7.1.7
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param iterations PBKDF2 rounds behind the verifier
 * @param storedKey SCRAM StoredKey
 * @param serverKey SCRAM ServerKey
 * @param salt SCRAM salt
 */
public record Credential(
        int request, int iterations, Bytes storedKey, Bytes serverKey, Bytes salt, Extensions extensions)
        implements Scp2Pdu.Request {
    public Credential {
        Check.u32("request", request);
        Check.u32("iterations", iterations);
        Check.exactSize("storedKey", storedKey, 32);
        Check.exactSize("serverKey", serverKey, 32);
        Check.size("salt", salt, 0xFF);
    }

    public Credential(int request, int iterations, Bytes storedKey, Bytes serverKey, Bytes salt) {
        this(request, iterations, storedKey, serverKey, salt, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CREDENTIAL;
    }

    @Override
    public Credential withRequest(int number) {
        return new Credential(number, iterations, storedKey, serverKey, salt, extensions);
    }
}
