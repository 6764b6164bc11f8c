package chat.scp.server;

import chat.scp.server.config.ConfigurationException;
import chat.scp.server.store.SqliteStore;
import chat.scp.server.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The program {@code ./scp notice}: has the running server say something to whoever is connected. §4.12 */
@Command(
        name = "scp notice",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Has the running server say something to whoever is connected.")
public final class NoticeMain implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int UNAVAILABLE = 69; // sysexits.h
    private static final int CONFIG = 78;
    private static final int MAX_CHARACTERS = 1_000;

    @Mixin
    private final WhichServer which = new WhichServer();

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "one line; several words are joined")
    private List<String> words = List.of();

    public static void main(String[] args) {
        Logs.quiet();
        Programs.run(new NoticeMain(), args);
    }

    @Override
    public Integer call() {
        String text = String.join(" ", words).replaceAll("\\p{Cntrl}+", " ").strip(); // §3.3-7
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            return failed("a notice has 1 to " + MAX_CHARACTERS + " characters, not " + text.length(), USAGE);
        }
        try {
            Path data = which.plan().data();
            if (!DataLock.isTaken(data)) {
                return failed("no server runs on " + data, UNAVAILABLE);
            }
            try (SqliteStore store = SqliteStore.beside(data.resolve(Plan.DATABASE))) {
                store.notices().say(text).join();
            }
            System.out.println("said to whoever is connected");
            return 0;
        } catch (ConfigurationException e) {
            return failed(Reason.of(e), CONFIG);
        } catch (IOException | StoreException | CompletionException e) {
            return failed(Reason.of(e), FAILED);
        }
    }

    private static int failed(String why, int code) {
        System.err.println("scp notice: " + why);
        return code;
    }
}
