package chat.scp.auth;

import chat.scp.pdu.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * RFC 5802 §7: server-first-message, {@code r=nonce,s=salt,i=iterations}, and then our extension
 * {@code h=}, the digest of the offers. §4.3
 */
record ServerFirst(
        String nonce, Bytes salt, int iterations, @Nullable Bytes offerDigest, String text) {
    static ServerFirst of(String nonce, ScramVerifier verifier, Bytes offerDigest) {
        String base =
                "r=" + nonce + ",s=" + Attributes.base64(verifier.salt().toArray()) + ",i=" + verifier.iterations();
        // Without the extension it is the plain message of RFC 5802.
        String text = offerDigest.isEmpty() ? base : base + ",h=" + Attributes.base64(offerDigest.toArray());
        return new ServerFirst(nonce, verifier.salt(), verifier.iterations(), offerDigest, text);
    }

    static ServerFirst parse(Bytes message) throws ScramException {
        String text = Attributes.text(message);
        Attributes attributes = new Attributes(text);
        String nonce = attributes.value('r');
        if (!ScramNonce.isValid(nonce)) {
            throw ScramException.malformed("a nonce that is not printable");
        }
        Bytes salt = Attributes.base64(attributes.value('s'));
        int iterations = count(attributes.value('i'));
        String digest = attributes.extension('h');
        return new ServerFirst(nonce, salt, iterations, digest == null ? null : Attributes.base64(digest), text);
    }

    /** RFC 5802 §7: posit-number. One that no int holds is out of every bound. */
    private static int count(String digits) throws ScramException {
        if (digits.charAt(0) == '0' || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw ScramException.malformed("an iteration count that is no positive number");
        }
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
