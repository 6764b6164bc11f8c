package chat.scp.client.gui;

import chat.scp.client.ChatClientOptions;
import chat.scp.client.home.ClientHome;
import chat.scp.client.storage.WhenFull;
import chat.scp.quic.tls.ServerTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What somebody typed to sign in.
 *
 * @param password empty: by name alone, where the server is open
 * @param newAccount whether the account is to be made
 * @param code the operator's invitation code for that; may be empty
 * @param scp1 whether nothing but SCP/1 is to be spoken
 */
record SignIn(String server, String name, String password, boolean newAccount, String code, boolean scp1) {
    static SignIn of(String server, String name) {
        return new SignIn(server, name, "", false, "", false);
    }

    /**
     * The client's options.
     *
     * @throws IllegalArgumentException if something was typed wrong; the message is a sentence for the user
     */
    ChatClientOptions options(ClientHome home, ServerTrust trust) {
        if (server.isBlank()) {
            throw new IllegalArgumentException("Which server? Type its name, and its port unless it is 4433.");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("Who are you? Type your account's name.");
        }
        if (newAccount && password.isEmpty()) {
            throw new IllegalArgumentException("A new account needs a password.");
        }
        ChatClientOptions options = base();
        if (newAccount) {
            options = options.withNewAccount(password, code.strip());
        } else if (!password.isEmpty()) {
            options = options.withPassword(password);
        }
        Path kept;
        try {
            kept = home.account(options.server(), options.user().text(), "window");
        } catch (IOException e) {
            throw new IllegalArgumentException(home.directory() + " cannot be used: " + e.getMessage(), e);
        }
        return options.withTrust(trust)
                .withAgent("scp-window")
                .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .withOutboxLimit(1_000, 16L << 20, WhenFull.FAIL) // a window never waits
                .withDirectory(kept);
    }

    private ChatClientOptions base() {
        try {
            if (scp1) {
                if (!password.isEmpty()) {
                    throw new IllegalArgumentException("SCP/1 knows no passwords: leave it empty.");
                }
                return ChatClientOptions.of(server.strip(), "any").withScp1Only(name.strip());
            }
            return ChatClientOptions.of(server.strip(), name.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PlainText.line(upper(String.valueOf(e.getMessage())), 300), e);
        }
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SignIn[" + name + " at " + server + "]";
    }
}
