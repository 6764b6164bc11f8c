package chat.scp.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second server away from the same data. It is the system's lock, so it goes with the process. */
final class DataLock implements AutoCloseable {
    private static final String NAME = "server.lock";
    private static final int MAX_PID_BYTES = 32;

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Fails if another process has it, and says which. */
    static DataLock take(Path data) throws IOException {
        Plan.makeDirectory(data);
        Path file = data.resolve(NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder = read(channel);
            channel.close();
            throw new IOException("another server" + (holder.isEmpty() ? "" : " (process " + holder + ")") + " uses "
                    + data.toAbsolutePath().normalize() + "; each server wants a --data of its own");
        }
        try {
            channel.truncate(0);
            String own = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            channel.close();
            throw new IOException(file + " cannot be written: " + Reason.of(e), e); // a full disk
        }
        return new DataLock(channel);
    }

    /** Whether a server, in this process or another one, works on the data. */
    static boolean isTaken(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock free = tryLock(channel)) {
            return free == null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // a server in this process
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_PID_BYTES);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
