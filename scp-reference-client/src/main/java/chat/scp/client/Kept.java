package chat.scp.client;

import chat.scp.client.storage.FileOutbox;
import chat.scp.client.storage.FileState;
import chat.scp.client.storage.Outbox;
import chat.scp.client.storage.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a client keeps over restarts, and where the options say. */
record Kept(Outbox outbox, StateStore state) {
    private static final String OUTBOX = "outbox.log";

    static Kept of(ChatClientOptions options) throws IOException {
        Path directory = options.directory();
        if (directory == null) {
            return new Kept(or(options.outbox(), Outbox.none()), or(options.stateStore(), StateStore.none()));
        }
        Files.createDirectories(directory);
        StateStore state = options.stateStore() != null
                ? options.stateStore()
                : FileState.open(directory.resolve(FileState.FILE_NAME));
        try {
            Outbox outbox = options.outbox() != null ? options.outbox() : FileOutbox.open(directory.resolve(OUTBOX));
            return new Kept(outbox, state);
        } catch (IOException e) {
            state.close();
            throw e;
        }
    }

    private static <T> T or(@Nullable T own, T usual) {
        return own == null ? usual : own;
    }

    void close() {
        try {
            outbox.close();
            state.close();
        } catch (IOException e) {
            System.getLogger(Kept.class.getName()).log(System.Logger.Level.WARNING, "could not be closed", e);
        }
    }
}
