package chat.scp.v2;

import chat.scp.pdu.Capability;
import chat.scp.pdu.v2.Scp2Type;
import org.jspecify.annotations.Nullable;

/** Which capability must be agreed for a PDU; column "capability" of §7. */
final class RequiredCapability {
    private RequiredCapability() {}

    /** Null: none. REGISTER comes before anything is agreed. */
    static @Nullable Capability of(Scp2Type type) {
        return switch (type) {
            case TYPING -> Capability.TYPING;
            case PRESENCE -> Capability.PRESENCE;
            case CREATE, JOIN, MODERATE, CONFIGURE -> Capability.ROOMS;
            case PUBLISH_KEYS, CLAIM_KEYS, KEYS -> Capability.END_TO_END;
            default -> null;
        };
    }
}
