package chat.scp.auth;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import java.util.Arrays;

/**
 * SaltedPassword of RFC 5802 §3: as good as the password itself wherever its salt and iterations are
 * in use, so handle it alike. A client may keep it, and then asks for the password only when the server
 * changes salt or iterations. Safe for use by several threads, but for {@link #destroy()}, which the
 * last user calls.
 */
public final class SaltedPassword {
    private final byte[] key;
    private boolean destroyed;

    private SaltedPassword(byte[] key) {
        this.key = key;
    }

    /**
     * Derives it with PBKDF2, which is meant to take long: tenths of a second and more. Call it on a
     * thread of the application, never in a session's step.
     *
     * @throws IllegalArgumentException if {@link PasswordRules} do not allow the password
     */
    public static SaltedPassword derive(String password, ScramParameters parameters) {
        char[] prepared = PasswordRules.prepare(password).toCharArray();
        try {
            return new SaltedPassword(Hashes.pbkdf2(prepared, parameters.salt().toArray(), parameters.iterations()));
        } finally {
            Arrays.fill(prepared, '\0');
        }
    }

    /** One that was derived before and kept: 32 bytes. */
    public static SaltedPassword of(Bytes kept) {
        return new SaltedPassword(
                Check.exactSize("saltedPassword", kept, Hashes.BYTES).toArray());
    }

    /** The secret itself, to be kept where secrets are kept. */
    public Bytes bytes() {
        return Bytes.of(key());
    }

    /** Overwrites the secret; every later use fails. */
    public void destroy() {
        destroyed = true;
        Arrays.fill(key, (byte) 0);
    }

    public boolean isDestroyed() {
        return destroyed;
    }

    byte[] clientKey() {
        return Hashes.hmac(key(), "Client Key");
    }

    byte[] storedKey() {
        return Hashes.sha256(clientKey());
    }

    byte[] serverKey() {
        return Hashes.hmac(key(), "Server Key");
    }

    private byte[] key() {
        if (destroyed) {
            throw new IllegalStateException("this salted password was destroyed");
        }
        return key;
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return destroyed ? "SaltedPassword[destroyed]" : "SaltedPassword[secret]";
    }
}
