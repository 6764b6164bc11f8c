package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.UserName;

/**
 * A key package of one device. §7.7.3
 *
 * @param request the request that this answers; 0 when nobody asked
 * @param user whose
 * @param device which device
 * @param keyPackage the key package
 */
public record Keys(int request, UserName user, DeviceId device, Bytes keyPackage, Extensions extensions)
        implements Scp2Pdu {
    public Keys {
        Check.u32("request", request);
        Check.size("keyPackage", keyPackage, 0xFFFF);
    }

    public Keys(int request, UserName user, DeviceId device, Bytes keyPackage) {
        this(request, user, device, keyPackage, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.KEYS;
    }
}
