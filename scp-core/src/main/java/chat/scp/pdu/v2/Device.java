package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Extensions;

/**
 * A device of the own account in a listing. §7.2.9
 *
 * @param request the request that this answers; 0 when nobody asked
 * @param device the device
 * @param lastSeenMillis when it was last here
 * @param online whether it is here now
 * @param agent its client program
 */
public record Device(
        int request, DeviceId device, long lastSeenMillis, boolean online, String agent, Extensions extensions)
        implements Scp2Pdu {
    public Device {
        Check.u32("request", request);
        Check.u64("lastSeenMillis", lastSeenMillis);
        Check.text("agent", agent, 0xFF);
    }

    public Device(int request, DeviceId device, long lastSeenMillis, boolean online, String agent) {
        this(request, device, lastSeenMillis, online, agent, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.DEVICE;
    }
}
