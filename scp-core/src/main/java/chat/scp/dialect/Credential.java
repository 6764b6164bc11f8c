package chat.scp.dialect;

import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Bytes;
import org.jspecify.annotations.Nullable;

/** How a client shows who it is. §4.2 */
public sealed interface Credential {
    /** By name alone, where the server is configured open. */
    record Open() implements Credential {}

    /**
     * By password: the session asks for the key with {@code KeyNeeded}.
     *
     * @param newAccount the verifier to register first, or null: the account exists
     * @param invitationCode for the registration; may be empty
     */
    record Password(@Nullable ScramVerifier newAccount, String invitationCode) implements Credential {
        public Password() {
            this(null, "");
        }
    }

    /** By a token of the embedder's own login. */
    record Token(Bytes token) implements Credential {}
}
