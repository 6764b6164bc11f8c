package chat.scp.auth;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Check;
import chat.scp.pdu.Mechanism;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * SHA-256 over what the two sides offered to each other. The server puts its view of it into SCRAM's
 * server-first-message, the client compares: whoever between the two took something out of an offer
 * would have to forge a SCRAM proof as well. Stateless. §4.3
 */
public final class OfferDigest {
    public static final int BYTES = Hashes.BYTES;

    private OfferDigest() {}

    /**
     * The digest of these offers, in the order in which they were sent.
     *
     * <pre>
     * lowestVersion u8 | highestVersion u8
     * | count u16, HELLO.mechanisms u8 each | count u16, HELLO.capabilities u16 each
     * | count u16, CHALLENGE.mechanisms u8 each
     * </pre>
     */
    public static Bytes of(
            int lowestVersion,
            int highestVersion,
            List<Mechanism> clientMechanisms,
            List<Capability> clientCapabilities,
            List<Mechanism> serverMechanisms) {
        ByteBuffer offer = ByteBuffer.allocate(
                8 + clientMechanisms.size() + 2 * clientCapabilities.size() + serverMechanisms.size());
        offer.put((byte) Check.u8("lowestVersion", lowestVersion));
        offer.put((byte) Check.u8("highestVersion", highestVersion));
        putMechanisms("clientMechanisms", clientMechanisms, offer);
        offer.putShort((short) Check.u16("clientCapabilities.size", clientCapabilities.size()));
        clientCapabilities.forEach(c -> offer.putShort((short) c.value()));
        putMechanisms("serverMechanisms", serverMechanisms, offer);
        return Bytes.of(Hashes.sha256(offer.array()));
    }

    private static void putMechanisms(String what, List<Mechanism> mechanisms, ByteBuffer offer) {
        offer.putShort((short) Check.u16(what + ".size", mechanisms.size()));
        mechanisms.forEach(m -> offer.put((byte) m.value()));
    }
}
