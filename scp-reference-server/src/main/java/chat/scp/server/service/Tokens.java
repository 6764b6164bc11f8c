package chat.scp.server.service;

import chat.scp.pdu.Bytes;
import chat.scp.server.store.KnownDevice.TokenHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Resumption tokens as the store keeps them: random enough that a plain hash will do. §4.5 */
final class Tokens {
    private Tokens() {}

    static TokenHash hashed(Bytes token, long untilMillis) {
        return new TokenHash(hash(token), untilMillis);
    }

    static Bytes hash(Bytes token) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(token.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }
}
