package chat.scp.server;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.UserName;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.Account;
import chat.scp.server.store.SqliteStore;
import chat.scp.server.store.StoreException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program {@code ./scp user}; the server may run meanwhile. */
@Command(
        name = "scp user",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Manages the accounts of a server; it may be running.",
        synopsisSubcommandLabel = "COMMAND")
public final class UserMain {
    private static final int FAILED = 1;
    private static final int PAGE = 1_000;

    /** What is done with the store. */
    private interface Work {
        String with(SqliteStore store) throws IOException;
    }

    @Option(names = "--data", paramLabel = "DIR", description = "the server's data; default: ${DEFAULT-VALUE}")
    private Path data = Path.of("scp-data");

    public static void main(String[] args) {
        Logs.quiet();
        System.exit(new CommandLine(new UserMain()).execute(args));
    }

    @Command(description = "Makes an account; asks for the password, or reads it from standard input.")
    int add(@Parameters(paramLabel = "NAME") String name) {
        return runOnAny(store -> {
            Account made = new Account(UserName.of(name), "", verifier(), false, System.currentTimeMillis());
            return store.accounts().create(made).join() ? name + " has an account" : fail(name + " exists already");
        });
    }

    @Command(description = "Gives an account another password, and ends its sessions.")
    int passwd(@Parameters(paramLabel = "NAME") String name) {
        return run(store -> {
            ScramVerifier verifier = verifier();
            change(store, name, account -> account.withVerifier(verifier));
            endSessions(store, name);
            return name + " has a new password";
        });
    }

    @Command(description = "Ends the sessions of this name, and lets nobody in under it any more.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return run(store -> {
            change(store, name, account -> account.withDisabled(true));
            endSessions(store, name);
            return name + " is disabled";
        });
    }

    @Command(description = "Lets a disabled user in again.")
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return run(store -> {
            change(store, name, account -> account.withDisabled(false));
            return name + " is enabled";
        });
    }

    @Command(description = "Removes an account and ends its sessions; what it said stays.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        return run(store -> {
            change(store, name, account -> account);
            store.accounts().remove(UserName.of(name)).join();
            store.accounts().revoke(UserName.of(name)).join();
            return name + " is removed";
        });
    }

    @Command(description = "Lists the accounts.")
    int list() {
        return run(store -> {
            UserName after = UserName.NONE;
            for (List<Account> page = store.accounts().list(after, PAGE);
                    !page.isEmpty();
                    page = store.accounts().list(after, PAGE)) {
                page.forEach(UserMain::print);
                after = page.get(page.size() - 1).name();
            }
            return "";
        });
    }

    private static void print(Account account) {
        String note = account.disabled() ? " disabled" : account.verifier() == null ? " without a password" : "";
        System.out.println(account.name() + note);
    }

    private int run(Work work) {
        return Files.exists(data.resolve(Plan.DATABASE)) ? runOnAny(work) : failed("there are no accounts in " + data);
    }

    private static int failed(@Nullable String message) {
        System.err.println("scp user: " + message);
        return FAILED;
    }

    private int runOnAny(Work work) {
        Path file = data.resolve(Plan.DATABASE);
        try {
            Plan.makeDirectory(data);
            try (SqliteStore store = SqliteStore.beside(file)) {
                String told = work.with(store);
                if (!told.isEmpty()) {
                    System.out.println(told);
                }
            }
            return 0;
        } catch (IOException | StoreException | IllegalArgumentException e) {
            return failed(e.getMessage());
        }
    }

    private static void change(SqliteStore store, String name, UnaryOperator<Account> change) {
        Account account = store.accounts()
                .find(UserName.of(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no account " + name));
        store.accounts().update(change.apply(account)).join();
    }

    /** Those of now, which the server ends when it sees this, and those that tokens could begin. */
    private static void endSessions(SqliteStore store, String name) {
        store.devices()
                .of(UserName.of(name))
                .forEach(device -> store.devices().save(device.withoutTokens()).join());
        store.accounts().revoke(UserName.of(name)).join();
    }

    private static String fail(String message) {
        throw new IllegalArgumentException(message);
    }

    private static ScramVerifier verifier() throws IOException {
        byte[] salt = new byte[ScramVerifier.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ScramParameters parameters = new ScramParameters(Bytes.of(salt), ServiceConfig.USUAL.iterations());
        return ScramVerifier.fromSaltedPassword(parameters, SaltedPassword.derive(password(), parameters));
    }

    // Where newer platforms have a console without a terminal, it reads a line of what was redirected.
    @SuppressWarnings("SystemConsoleNull")
    private static String password() throws IOException {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        @Nullable String line = in.readLine();
        return line == null ? "" : line;
    }
}
