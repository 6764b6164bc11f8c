package chat.scp.auth;

import static chat.scp.auth.Thrown.assertReason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.auth.Login.Step;
import chat.scp.auth.ScramException.Reason;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Mechanism;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody between the two changes what they offer to each other. §4.3 */
class ScramDowngradeTest {
    private static final List<Mechanism> BOTH = List.of(Mechanism.SCRAM_SHA_256_PLUS, Mechanism.SCRAM_SHA_256);
    private static final List<Mechanism> PLAIN = List.of(Mechanism.SCRAM_SHA_256);
    private static final List<Capability> CAPABILITIES = List.of(Capability.ROOMS, Capability.of(0x1A2B));

    @Test
    void digestIsTakenOverTheOffersInTheirOrder() {
        Bytes digest = OfferDigest.of(1, 2, BOTH, CAPABILITIES, PLAIN);
        // printf '\x01\x02 \x00\x02\x03\x02 \x00\x02\x00\x01\x1a\x2b \x00\x01\x02' (no blanks) | sha256sum
        assertEquals("ed381931ac721df114642c29e99cc5294cf040fe08a57c376bb4746984cc1a75", digest.hex());
    }

    @Test
    @Spec("4.3-5")
    void digestIsTheOneInTheSpecification() {
        List<Mechanism> mechanisms = List.of(Mechanism.SCRAM_SHA_256_PLUS, Mechanism.RESUME);
        List<Capability> capabilities = List.of(Capability.ROOMS, Capability.TYPING, Capability.PRESENCE);
        assertEquals(
                "IdQgqLGnsFuxIOenkVybSmQfPfTR9VmwURS63UfjrwM=",
                Base64.getEncoder()
                        .encodeToString(OfferDigest.of(2, 2, mechanisms, capabilities, mechanisms)
                                .toArray()));
    }

    @Test
    @Spec("4.3-6")
    void everyPartOfAnOfferCounts() {
        Set<Bytes> digests = new HashSet<>();
        digests.add(OfferDigest.of(1, 2, BOTH, CAPABILITIES, BOTH));
        digests.add(OfferDigest.of(2, 2, BOTH, CAPABILITIES, BOTH));
        digests.add(OfferDigest.of(1, 1, BOTH, CAPABILITIES, BOTH));
        digests.add(OfferDigest.of(1, 2, PLAIN, CAPABILITIES, BOTH));
        digests.add(OfferDigest.of(1, 2, BOTH, List.of(Capability.ROOMS), BOTH));
        digests.add(OfferDigest.of(1, 2, BOTH, List.of(), BOTH));
        digests.add(OfferDigest.of(1, 2, BOTH, CAPABILITIES, PLAIN));
        digests.add(OfferDigest.of(1, 2, BOTH, CAPABILITIES, List.of()));
        assertEquals(8, digests.size());
    }

    @Test
    @Spec("4.3-6")
    void clientNoticesThatAMechanismWasTakenOutOfTheServersOffer() {
        Bytes asSent = OfferDigest.of(2, 2, BOTH, CAPABILITIES, BOTH);
        Bytes asReceived = OfferDigest.of(2, 2, BOTH, CAPABILITIES, PLAIN);
        ScramOffer offer = new ScramOffer(Mechanism.SCRAM_SHA_256_PLUS, BOTH, Login.BOUND, asSent);
        assertReason(
                Reason.DOWNGRADE,
                () -> new Login().offer(offer).expectedDigest(asReceived).run());
    }

    @Test
    @Spec("4.3-5")
    void missingDigestIsADowngrade() {
        ScramOffer offer = new ScramOffer(Mechanism.SCRAM_SHA_256_PLUS, BOTH, Login.BOUND, Bytes.EMPTY);
        assertReason(Reason.DOWNGRADE, () -> new Login().offer(offer).run());
    }

    @Test
    void forgedDigestSpoilsTheProof() {
        Bytes wanted = Bytes.ofHex("cd".repeat(32));
        Login login = new Login()
                .expectedDigest(wanted)
                .middle((step, message) -> step == Step.SERVER_FIRST ? withDigest(message, wanted) : message);
        assertReason(Reason.BAD_PROOF, login::run);
    }

    @Test
    @Spec("4.3-4")
    void clientThatWasNotShownPlusTellsTheServer() {
        ScramOffer offer = Login.offer(
                Mechanism.SCRAM_SHA_256, Login.BOUND, Mechanism.SCRAM_SHA_256_PLUS, Mechanism.SCRAM_SHA_256);
        assertReason(Reason.DOWNGRADE, () -> new Login()
                .clientBinding(ChannelBinding.NOT_OFFERED)
                .offer(offer)
                .run());
    }

    @Test
    void flagThatIsChangedOnTheWaySpoilsTheBinding() {
        // The client said y, the server reads n: the client's final message repeats what it said.
        Login login = new Login()
                .clientBinding(ChannelBinding.NOT_OFFERED)
                .offer(Login.offer(
                        Mechanism.SCRAM_SHA_256, Login.BOUND, Mechanism.SCRAM_SHA_256_PLUS, Mechanism.SCRAM_SHA_256))
                .middle((step, message) -> step == Step.CLIENT_FIRST
                        ? Bytes.ofUtf8("n" + message.utf8().substring(1))
                        : message);
        assertReason(Reason.BAD_BINDING, login::run);
    }

    @Test
    void mechanismAndFlagGoTogether() {
        ScramOffer plus = Login.offer(Login.BOUND);
        assertReason(Reason.BAD_BINDING, () -> new Login()
                .clientBinding(ChannelBinding.UNSUPPORTED)
                .offer(plus)
                .run());
        ScramOffer plain = Login.offer(Mechanism.SCRAM_SHA_256, Login.BOUND, Mechanism.SCRAM_SHA_256);
        assertReason(Reason.BAD_BINDING, () -> new Login().offer(plain).run());
    }

    @Test
    void clientThatBindsWhereTheServerCannotFails() {
        ScramOffer unbound =
                Login.offer(Mechanism.SCRAM_SHA_256_PLUS, ChannelBinding.UNSUPPORTED, Mechanism.SCRAM_SHA_256);
        assertReason(Reason.BAD_BINDING, () -> new Login().offer(unbound).run());
    }

    @Test
    @Spec("4.3-2")
    void otherTypesOfChannelBindingAreNotTaken() {
        Bytes message = Bytes.ofUtf8("p=tls-exporter,,n=alice,r=abcdefgh");
        assertReason(Reason.BAD_BINDING, () -> new ScramServer(message, Login.SERVER_NONCE, Login.offer(Login.BOUND)));
    }

    @Test
    @Spec("4.3-6")
    void clientCannotForgetToCompare() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Login().expectedDigest(Bytes.EMPTY).run());
    }

    private static Bytes withDigest(Bytes serverFirst, Bytes digest) {
        String text = serverFirst.utf8();
        String base = text.substring(0, text.indexOf(",h="));
        return Bytes.ofUtf8(base + ",h=" + Base64.getEncoder().encodeToString(digest.toArray()));
    }
}
