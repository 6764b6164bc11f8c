package chat.scp.auth;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;

/**
 * What a server keeps of a password: enough to check a proof, not enough to log in with. Whoever
 * steals it can still pretend to be the server, and guess passwords at the price of the iterations.
 * Immutable.
 *
 * @param salt 8 to 64 bytes
 * @param iterations at least {@link ScramParameters#MIN_ITERATIONS}
 * @param storedKey StoredKey of RFC 5802 §3, 32 bytes
 * @param serverKey ServerKey of RFC 5802 §3, 32 bytes
 */
public record ScramVerifier(Bytes salt, int iterations, Bytes storedKey, Bytes serverKey) {
    /** Size of the salt in decoys, and so of the salt to give to real accounts. */
    public static final int SALT_BYTES = 16;

    /** Shortest secret that decoys may come from. */
    public static final int MIN_SECRET_BYTES = 16;

    public ScramVerifier {
        new ScramParameters(salt, iterations); // checks both
        Check.exactSize("storedKey", storedKey, Hashes.BYTES);
        Check.exactSize("serverKey", serverKey, Hashes.BYTES);
    }

    /** The verifier of a new password; the parameters are those that it was derived with. */
    public static ScramVerifier fromSaltedPassword(ScramParameters parameters, SaltedPassword password) {
        return new ScramVerifier(
                parameters.salt(),
                parameters.iterations(),
                Bytes.of(password.storedKey()),
                Bytes.of(password.serverKey()));
    }

    /**
     * What to answer with for a name that nobody has, so that a stranger cannot ask who has an account
     * (RFC 5802 §9): the same salt each time, and keys that no password fits. It hides only among
     * accounts with the same iterations and {@link #SALT_BYTES} of salt.
     *
     * @param secret random bytes that the server keeps, also over restarts
     * @param iterations what new accounts get
     */
    public static ScramVerifier decoy(Bytes secret, String name, int iterations) {
        if (secret.size() < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("decoys need a secret of at least " + MIN_SECRET_BYTES + " bytes");
        }
        byte[] key = secret.toArray();
        Bytes salt = Bytes.copyOf(Bytes.of(Hashes.hmac(key, "salt " + name)).asBuffer(), 0, SALT_BYTES);
        Bytes storedKey = Bytes.of(Hashes.hmac(key, "stored " + name));
        Bytes serverKey = Bytes.of(Hashes.hmac(key, "server " + name));
        return new ScramVerifier(salt, iterations, storedKey, serverKey);
    }

    public ScramParameters parameters() {
        return new ScramParameters(salt, iterations);
    }
}
