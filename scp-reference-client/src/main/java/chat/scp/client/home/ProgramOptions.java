package chat.scp.client.home;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The flags that the terminal and the window have in common: who one is, which server is believed, where things are kept. */
public final class ProgramOptions {
    @Option(names = "--password-file", paramLabel = "FILE", description = "the password is the first line of this file")
    private @Nullable Path passwordFile;

    @Option(
            names = "--register",
            paramLabel = "CODE",
            arity = "0..1",
            fallbackValue = "",
            description = "makes the account first, with an invitation code if the server wants one: --register=CODE")
    private @Nullable String register;

    @ArgGroup
    private Trust trust = new Trust();

    @Option(names = "--scp1", description = "speaks SCP/1, as to servers that know nothing newer")
    private boolean scp1;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keeps device, outbox and known servers there; default: $$XDG_STATE_HOME/scp, or ~/.scp")
    private @Nullable Path data;

    /** The password in the file; empty: no file is named. What goes wrong is a sentence. */
    public Optional<String> password() throws IOException {
        if (passwordFile == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Passwords.in(passwordFile));
        } catch (IOException e) {
            throw new IOException("The password cannot be read from " + passwordFile + ": " + e.getMessage(), e);
        }
    }

    /** The invitation code of the account that is to be made; null: none is to be made. */
    public @Nullable String register() {
        return register;
    }

    public Trust trust() {
        return trust;
    }

    public boolean scp1() {
        return scp1;
    }

    public ClientHome home() {
        return data == null ? ClientHome.usual() : new ClientHome(data);
    }
}
