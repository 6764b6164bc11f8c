package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Extensions;

/**
 * Ends the sessions and tokens of one of the own devices. §7.2.10
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param device which
 */
public record Revoke(int request, DeviceId device, Extensions extensions) implements Scp2Pdu.Request {
    public Revoke {
        Check.u32("request", request);
    }

    public Revoke(int request, DeviceId device) {
        this(request, device, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.REVOKE;
    }

    @Override
    public Revoke withRequest(int number) {
        return new Revoke(number, device, extensions);
    }
}
