package chat.scp.server;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.UserName;
import chat.scp.server.config.ConfigurationException;
import chat.scp.server.config.ConfigurationReader;
import chat.scp.server.config.Settings;
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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The program {@code ./scp user}; the server may run meanwhile. */
@Command(
        name = "scp user",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        description = "Manages the accounts of a server; it may be running.",
        synopsisSubcommandLabel = "COMMAND")
public final class UserMain {
    private static final int FAILED = 1;
    private static final int CONFIG = 78; // sysexits.h
    private static final int PAGE = 1_000;

    /** What is done with the store. */
    private interface Work {
        String with(SqliteStore store, Plan plan) throws IOException;
    }

    @Mixin
    private final WhichServer which = new WhichServer();

    @Option(
            names = "--iterations",
            paramLabel = "NUMBER",
            scope = ScopeType.INHERIT,
            description = "how dear guessing a new password is; default: as the server's configuration says")
    private @Nullable String iterations;

    public static void main(String[] args) {
        Logs.quiet();
        Programs.run(new UserMain(), args);
    }

    @Command(description = "Makes an account; asks for the password, or reads it from standard input.")
    int add(@Parameters(paramLabel = "NAME") String name) {
        return run(true, (store, plan) -> {
            UserName user = UserName.of(name);
            check(store.accounts().find(user).isEmpty(), name + " exists already");
            Account made = new Account(user, "", verifier(plan), false, System.currentTimeMillis());
            check(store.accounts().create(made).join(), name + " exists already");
            return name + " has an account";
        });
    }

    @Command(description = "Gives an account another password, and ends its sessions.")
    int passwd(@Parameters(paramLabel = "NAME") String name) {
        return run((store, plan) -> {
            find(store, name); // before he is asked for anything
            ScramVerifier verifier = verifier(plan);
            change(store, name, account -> account.withVerifier(verifier));
            endSessions(store, name);
            return name + " has a new password";
        });
    }

    @Command(description = "Ends the sessions of this name, and lets nobody in under it any more.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return run((store, plan) -> {
            change(store, name, account -> account.withDisabled(true));
            endSessions(store, name);
            return name + " is disabled";
        });
    }

    @Command(description = "Lets a disabled user in again.")
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return run((store, plan) -> {
            change(store, name, account -> account.withDisabled(false));
            return name + " is enabled";
        });
    }

    @Command(description = "Removes an account and ends its sessions; what it said stays.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        return run((store, plan) -> {
            change(store, name, account -> account);
            store.accounts().remove(UserName.of(name)).join();
            store.accounts().revoke(UserName.of(name)).join();
            return name + " is removed";
        });
    }

    @Command(description = "Lists the accounts.")
    int list() {
        return run((store, plan) -> {
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
        return run(false, work);
    }

    private int run(boolean onNew, Work work) {
        try {
            Plan plan = plan();
            Path file = plan.data().resolve(Plan.DATABASE);
            check(onNew || Files.exists(file), "there are no accounts in " + plan.data());
            Plan.makeDirectory(plan.data());
            try (SqliteStore store = SqliteStore.beside(file)) {
                String told = work.with(store, plan);
                if (!told.isEmpty()) {
                    System.out.println(told);
                }
            }
            return 0;
        } catch (ConfigurationException e) {
            return failed(e, CONFIG);
        } catch (IOException | StoreException | CompletionException | IllegalArgumentException e) {
            return failed(e, FAILED);
        }
    }

    private static int failed(Exception e, int code) {
        System.err.println("scp user: " + Reason.of(e));
        return code;
    }

    private Plan plan() throws ConfigurationException {
        ConfigurationReader reader = which.reader();
        if (iterations != null) {
            reader.flag("--iterations", Settings.ITERATIONS, iterations);
        }
        return new Plan(reader.configuration());
    }

    private static void check(boolean well, String otherwise) {
        if (!well) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static Account find(SqliteStore store, String name) {
        return store.accounts()
                .find(UserName.of(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no account " + name));
    }

    private static void change(SqliteStore store, String name, UnaryOperator<Account> change) {
        store.accounts().update(change.apply(find(store, name))).join();
    }

    /** Those of now, which the server ends when it sees this, and those that tokens could begin. */
    private static void endSessions(SqliteStore store, String name) {
        store.devices()
                .of(UserName.of(name))
                .forEach(device -> store.devices().save(device.withoutTokens()).join());
        store.accounts().revoke(UserName.of(name)).join();
    }

    private static ScramVerifier verifier(Plan plan) throws IOException {
        byte[] salt = new byte[ScramVerifier.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ScramParameters parameters =
                new ScramParameters(Bytes.of(salt), plan.service().iterations());
        return ScramVerifier.fromSaltedPassword(parameters, SaltedPassword.derive(password(), parameters));
    }

    // Where newer platforms have a console without a terminal, it reads a line of what was redirected.
    @SuppressWarnings("SystemConsoleNull")
    private static String password() throws IOException {
        Console console = System.console();
        if (console == null) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            @Nullable String line = in.readLine();
            return line == null ? "" : line;
        }
        char[] typed = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        check(again == null || Arrays.equals(typed, again), "the two are not the same; nothing was done");
        return typed == null ? "" : new String(typed);
    }
}
