package chat.scp.client.engine;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Bytes;

/** How the user shows who he is. Secrets never appear in {@code toString}. */
public sealed interface Login {
    /** What the session is told; may take as long as deriving a key does. */
    Credential credential();

    /** By name alone, where the server is open. */
    record NameOnly() implements Login {
        @Override
        public Credential credential() {
            return new Credential.Open();
        }
    }

    record Password(String password) implements Login {
        @Override
        public Credential credential() {
            return new Credential.Password();
        }

        @Override
        public String toString() {
            return "Password";
        }
    }

    /** Makes the account first. {@code parameters} are those of the verifier that the server gets. */
    record NewAccount(String password, String invitationCode, ScramParameters parameters) implements Login {
        @Override
        public Credential credential() {
            ScramVerifier verifier =
                    ScramVerifier.fromSaltedPassword(parameters, SaltedPassword.derive(password, parameters));
            return new Credential.Password(verifier, invitationCode);
        }

        @Override
        public String toString() {
            return "NewAccount";
        }
    }

    /** A token of the operator's own login. */
    record Token(Bytes token) implements Login {
        @Override
        public Credential credential() {
            return new Credential.Token(token);
        }
    }

    /** The password; empty: there is none. */
    default String passwordText() {
        if (this instanceof Password password) {
            return password.password();
        }
        return this instanceof NewAccount account ? account.password() : "";
    }

    /** The same, once the account is made. */
    default Login afterwards() {
        return this instanceof NewAccount account ? new Password(account.password()) : this;
    }
}
