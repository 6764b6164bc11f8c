package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;
import java.util.List;

/**
 * Leaves key packages of this device for others to claim. §7.7.1
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param packages single-use key packages, opaque to the server
 */
public record PublishKeys(int request, List<Bytes> packages, Extensions extensions) implements Scp2Pdu.Request {
    public PublishKeys {
        Check.u32("request", request);
        packages = Check.list("packages", packages);
        packages.forEach(p -> Check.size("packages element", p, 0xFFFF));
        Check.total("packages", packages, p -> 2 + p.size());
    }

    public PublishKeys(int request, List<Bytes> packages) {
        this(request, packages, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.PUBLISH_KEYS;
    }

    @Override
    public PublishKeys withRequest(int number) {
        return new PublishKeys(number, packages, extensions);
    }
}
