package chat.scp.client.storage;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Position;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state in a text file that only its owner may read, replaced as a whole. A lock file beside
 * it keeps a second process out: two programs with one device would throw each other out for ever.
 *
 * <pre>
 * scp-client-state 1
 * device 5f0c..
 * token 77aa..
 * cursor 90ab.. 1 57
 * end
 * </pre>
 */
public final class FileState implements StateStore {
    /** What it is called in the directory of a client. */
    public static final String FILE_NAME = "client.state";

    private static final String FIRST_LINE = "scp-client-state 1";
    private static final String LAST_LINE = "end";

    private final Path file;
    private final FileChannel lock;

    private FileState(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Locks it for this process.
     *
     * @throws IOException if another one has it, or it cannot be written
     */
    public static FileState open(Path file) throws IOException {
        return new FileState(file, OwnFiles.lock(file));
    }

    /** Whether a client, of this process or another one, keeps its state in this directory just now. */
    public static boolean isInUse(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return false;
        }
        try (FileChannel free = OwnFiles.tryLock(directory.resolve(FILE_NAME))) {
            return free == null;
        }
    }

    @Override
    public Optional<SavedState> load() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        // It is replaced as a whole: what is not whole was damaged by somebody else, and guessing would do harm.
        if (lines.size() < 3
                || !lines.get(0).equals(FIRST_LINE)
                || !lines.get(lines.size() - 1).equals(LAST_LINE)) {
            throw damaged("line 1", null);
        }
        DeviceId device = DeviceId.NONE;
        Bytes token = Bytes.EMPTY;
        List<Cursor> cursors = new ArrayList<>();
        for (int i = 1; i < lines.size() - 1; i++) {
            String[] words = lines.get(i).split(" ", -1);
            try {
                switch (words[0]) {
                    case "device" -> device = DeviceId.of(words[1]);
                    case "token" -> token = Bytes.ofHex(words[1]);
                    case "cursor" -> cursors.add(cursor(words));
                    default -> {} // of a later version of this program
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw damaged("line " + (i + 1), e);
            }
        }
        if (device.isNone()) {
            throw damaged("no device", null);
        }
        return Optional.of(new SavedState(device, token, cursors));
    }

    private static Cursor cursor(String[] words) {
        Position at = new Position(Integer.parseInt(words[2]), Long.parseLong(words[3]));
        return new Cursor(ConversationId.of(words[1]), at);
    }

    private IOException damaged(String where, @Nullable Exception cause) {
        return new IOException(
                file + " is damaged (" + where + "); remove it, and this client is a new device to its server", cause);
    }

    @Override
    public void save(SavedState state) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(FIRST_LINE);
        lines.add("device " + state.device().hex());
        if (!state.token().isEmpty()) {
            lines.add("token " + state.token().hex());
        }
        for (Cursor cursor : state.cursors()) {
            Position at = cursor.position();
            lines.add("cursor " + cursor.conversation().hex() + " " + at.epoch() + " " + at.sequence());
        }
        lines.add(LAST_LINE);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        OwnFiles.create(next);
        Files.write(next, lines, StandardOpenOption.TRUNCATE_EXISTING);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
