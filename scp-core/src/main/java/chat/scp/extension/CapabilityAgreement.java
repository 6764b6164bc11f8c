package chat.scp.extension;

import chat.scp.pdu.Capability;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The capabilities that both sides of a session have: what WELCOME lists. Immutable. §4.1
 *
 * @param capabilities in the order of the client's offer, each once
 */
public record CapabilityAgreement(List<Capability> capabilities) {
    public static final CapabilityAgreement NONE = new CapabilityAgreement(List.of());

    public CapabilityAgreement {
        capabilities = List.copyOf(new LinkedHashSet<>(capabilities));
    }

    /** What of the client's offer the server supports; the unknown and GREASE are passed over. §4.1-6 */
    public static CapabilityAgreement of(List<Capability> offered, Collection<Capability> supported) {
        return new CapabilityAgreement(offered.stream()
                .filter(c -> supported.contains(c) && !Grease.CAPABILITY.isGrease(c.value()))
                .toList());
    }

    public boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    /** Whether a client that offered this may have got this answer. §4.1-4 */
    public boolean isWithin(Collection<Capability> offered) {
        return offered.containsAll(capabilities);
    }
}
