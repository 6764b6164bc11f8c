package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UserName;

/**
 * Asks for a new account, before HELLO. The server gets a SCRAM verifier, never the password. §7.1.6
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param user the account name wanted
 * @param iterations PBKDF2 rounds behind the verifier
 * @param storedKey SCRAM StoredKey
 * @param serverKey SCRAM ServerKey
 * @param salt SCRAM salt
 * @param displayName the name to show to people; may be empty
 * @param invitationCode code that the operator gave out; empty where registration is open
 */
public record Register(
        int request,
        UserName user,
        int iterations,
        Bytes storedKey,
        Bytes serverKey,
        Bytes salt,
        String displayName,
        String invitationCode,
        Extensions extensions)
        implements Scp2Pdu.Request {
    public Register {
        Check.u32("request", request);
        Check.u32("iterations", iterations);
        Check.exactSize("storedKey", storedKey, 32);
        Check.exactSize("serverKey", serverKey, 32);
        Check.size("salt", salt, 0xFF);
        Check.text("displayName", displayName, 0xFF);
        Check.text("invitationCode", invitationCode, 0xFF);
    }

    public Register(
            int request,
            UserName user,
            int iterations,
            Bytes storedKey,
            Bytes serverKey,
            Bytes salt,
            String displayName,
            String invitationCode) {
        this(request, user, iterations, storedKey, serverKey, salt, displayName, invitationCode, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.REGISTER;
    }

    @Override
    public Register withRequest(int number) {
        return new Register(
                number, user, iterations, storedKey, serverKey, salt, displayName, invitationCode, extensions);
    }
}
