package chat.scp.server.store;

import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.UserName;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the server knows.
 *
 * @param displayName may be empty
 * @param verifier of the password; null: an account without a credential
 * @param disabled whether nobody is let in under this name
 */
public record Account(
        UserName name, String displayName, @Nullable ScramVerifier verifier, boolean disabled, long createdMillis) {
    public Account withDisplayName(String other) {
        return new Account(name, other, verifier, disabled, createdMillis);
    }

    public Account withVerifier(ScramVerifier other) {
        return new Account(name, displayName, other, disabled, createdMillis);
    }

    public Account withDisabled(boolean other) {
        return new Account(name, displayName, verifier, other, createdMillis);
    }
}
