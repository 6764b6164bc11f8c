package chat.scp.auth;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;
import java.util.List;

/**
 * What a server knows of a SCRAM login from outside of SCRAM. Immutable.
 *
 * @param mechanism HELLO.mechanism, one of the two of SCRAM
 * @param offered CHALLENGE.mechanisms; with SCRAM_SHA_256_PLUS in it only if {@code binding} is bound
 * @param binding to the certificate that the server serves on this link, or {@link ChannelBinding#UNSUPPORTED}
 * @param digest {@link OfferDigest} of what was received and will be sent; empty: SCRAM without {@code h=}, which
 *     clients of SCP/2 refuse
 */
public record ScramOffer(Mechanism mechanism, List<Mechanism> offered, ChannelBinding binding, Bytes digest) {
    public ScramOffer {
        offered = List.copyOf(offered);
        if (!mechanism.equals(Mechanism.SCRAM_SHA_256) && !mechanism.equals(Mechanism.SCRAM_SHA_256_PLUS)) {
            throw new IllegalArgumentException(mechanism + " is not of SCRAM");
        }
        if (binding.kind() == ChannelBinding.Kind.NOT_OFFERED) {
            throw new IllegalArgumentException("NOT_OFFERED is what clients say of servers");
        }
        if (offered.contains(Mechanism.SCRAM_SHA_256_PLUS) && !binding.isBound()) {
            throw new IllegalArgumentException("no binding, but SCRAM_SHA_256_PLUS offered");
        }
        if (!digest.isEmpty() && digest.size() != OfferDigest.BYTES) {
            throw new IllegalArgumentException("no offer digest: " + digest.size() + " bytes");
        }
    }

    boolean offersPlus() {
        return offered.contains(Mechanism.SCRAM_SHA_256_PLUS);
    }
}
