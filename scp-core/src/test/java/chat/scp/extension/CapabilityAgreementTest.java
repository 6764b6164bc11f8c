package chat.scp.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Capability;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilityAgreementTest {
    private static final Capability UNKNOWN = Capability.of(0x1234);
    private static final Capability GREASE = Grease.capability(0);

    @Test
    void agreementIsWhatBothHaveInTheClientsOrder() {
        CapabilityAgreement agreed = CapabilityAgreement.of(
                List.of(Capability.PRESENCE, Capability.ROOMS, Capability.TYPING),
                Set.of(Capability.ROOMS, Capability.PRESENCE, Capability.MARKS));
        assertEquals(List.of(Capability.PRESENCE, Capability.ROOMS), agreed.capabilities());
        assertTrue(agreed.has(Capability.ROOMS));
        assertFalse(agreed.has(Capability.TYPING));
        assertFalse(agreed.has(Capability.MARKS));
    }

    @Test
    @Spec("4.1-6")
    void unknownCapabilitiesAndGreaseArePassedOver() {
        List<Capability> offered = List.of(GREASE, UNKNOWN, Capability.ROOMS, GREASE, Capability.ROOMS);
        assertEquals(
                List.of(Capability.ROOMS),
                CapabilityAgreement.of(offered, Capability.registered()).capabilities());
        assertEquals(
                List.of(UNKNOWN),
                CapabilityAgreement.of(offered, List.of(GREASE, UNKNOWN)).capabilities());
    }

    @Test
    @Spec("4.1-4")
    void answerBeyondTheOfferIsNoticed() {
        CapabilityAgreement answer = new CapabilityAgreement(List.of(Capability.ROOMS, Capability.TYPING));
        assertTrue(answer.isWithin(List.of(Capability.TYPING, GREASE, Capability.ROOMS)));
        assertFalse(answer.isWithin(List.of(Capability.TYPING, GREASE)));
        assertTrue(CapabilityAgreement.NONE.isWithin(List.of()));
    }
}
