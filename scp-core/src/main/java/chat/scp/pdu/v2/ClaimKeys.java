package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UserName;

/**
 * Asks for a key package of each device of a user. §7.7.2
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param user whose
 */
public record ClaimKeys(int request, UserName user, Extensions extensions) implements Scp2Pdu.Request {
    public ClaimKeys {
        Check.u32("request", request);
    }

    public ClaimKeys(int request, UserName user) {
        this(request, user, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CLAIM_KEYS;
    }

    @Override
    public ClaimKeys withRequest(int number) {
        return new ClaimKeys(number, user, extensions);
    }
}
