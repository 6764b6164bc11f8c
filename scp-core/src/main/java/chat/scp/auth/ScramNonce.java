package chat.scp.auth;

import chat.scp.pdu.Bytes;
import java.util.Base64;

/**
 * One side's part of a SCRAM nonce: printable ASCII without a comma (RFC 5802 §7). To be used once, and
 * not to be guessed. Immutable.
 */
public record ScramNonce(String text) {
    /** §4.3-10: no fewer. */
    public static final int MIN_RANDOM_BYTES = 18;

    public ScramNonce {
        if (!isValid(text)) {
            throw new IllegalArgumentException("a nonce is printable ASCII without a comma, and not empty");
        }
    }

    /** The nonce that these random bytes make; 18 of them make 24 characters. */
    public static ScramNonce of(Bytes random) {
        if (random.size() < MIN_RANDOM_BYTES) {
            throw new IllegalArgumentException("a nonce needs at least " + MIN_RANDOM_BYTES + " random bytes");
        }
        return new ScramNonce(Base64.getEncoder().encodeToString(random.toArray()));
    }

    static boolean isValid(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ',');
    }
}
