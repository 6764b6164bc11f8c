package chat.scp.auth;

import chat.scp.pdu.Bytes;

/**
 * What turns a password into a {@link SaltedPassword}: salt and number of PBKDF2 rounds. Immutable.
 *
 * @param salt 8 to 64 bytes, random for each account and password
 * @param iterations at least {@link #MIN_ITERATIONS}
 */
public record ScramParameters(Bytes salt, int iterations) {
    public static final int MIN_SALT_BYTES = 8;
    public static final int MAX_SALT_BYTES = 64;

    /** RFC 7677 §4: no fewer. */
    public static final int MIN_ITERATIONS = 4096;

    /** What a client computes at most unless told otherwise: a server must not keep it busy for minutes. */
    public static final int MAX_ITERATIONS = 10_000_000;

    public ScramParameters {
        if (salt.size() < MIN_SALT_BYTES || salt.size() > MAX_SALT_BYTES) {
            throw new IllegalArgumentException(
                    "a salt has " + MIN_SALT_BYTES + " to " + MAX_SALT_BYTES + " bytes, not " + salt.size());
        }
        if (iterations < MIN_ITERATIONS) {
            throw new IllegalArgumentException("at least " + MIN_ITERATIONS + " iterations, not " + iterations);
        }
    }
}
