package chat.scp.client.storage;

import chat.scp.pdu.MessageId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An outbox in a file to which records are appended. {@link #add} returns when its record is on the disk;
 * those that come meanwhile go there together. That a message has its outcome is written without waiting:
 * were it lost, the message would be sent again under its id, and the server would find it. When most of
 * the file is of no use any more, what is left moves into a new one.
 *
 * <p>A file that is damaged is kept beside the new one, and {@link #damage} says so. Thread-safe.
 */
public final class FileOutbox implements Outbox {
    /** What may be of no use before the file is written anew. */
    private static final long MAX_WASTE_BYTES = 1024 * 1024;
    /** A file that says to be longer was not written by this class. */
    private static final long MAX_FILE_BYTES = 1L << 30;

    private final Path file;
    private final FileChannel lockFile;
    private final String damage;
    private final List<OutboxEntry> left;
    private final Map<MessageId, OutboxEntry> live = new LinkedHashMap<>();
    /** Guards file and map; taken before {@link #sync}, never after. */
    private final ReentrantLock write = new ReentrantLock();

    private final ReentrantLock sync = new ReentrantLock();
    private FileChannel channel;
    /** Where the file ends. */
    private long written;
    /** Bytes ever written, over all files; and how many of them are on the disk. */
    private final AtomicLong total = new AtomicLong();

    private long synced;
    private long liveBytes;
    private @Nullable IOException broken;

    private FileOutbox(Path file, FileChannel lockFile, OutboxScan scan, String damage) throws IOException {
        this.file = file;
        this.lockFile = lockFile;
        this.damage = damage;
        live.putAll(scan.live());
        left = List.copyOf(live.values());
        channel = rewritten();
    }

    /**
     * Opens it, or makes it; locked for this process.
     *
     * @throws IOException if another process has it, or it cannot be read or written
     */
    public static FileOutbox open(Path file) throws IOException {
        FileChannel lock = OwnFiles.lock(file);
        try {
            OutboxScan scan = scan(file);
            String damage = "";
            if (!scan.damage().isEmpty()) {
                Path kept = file.resolveSibling(file.getFileName() + ".damaged-" + System.currentTimeMillis());
                Files.copy(file, kept);
                damage = "The outbox " + file + " was damaged (" + scan.damage()
                        + "); messages that waited in it may be lost. A copy is in " + kept + ".";
            }
            return new FileOutbox(file, lock, scan, damage);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static OutboxScan scan(Path file) throws IOException {
        if (!Files.exists(file)) {
            return OutboxScan.of(ByteBuffer.allocate(0));
        }
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is larger than an outbox can be");
        }
        return OutboxScan.of(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    @Override
    public List<OutboxEntry> left() {
        return left;
    }

    @Override
    public String damage() {
        return damage;
    }

    @Override
    public void add(OutboxEntry entry) throws IOException {
        long end;
        write.lock();
        try {
            end = append(new OutboxRecord(entry.id(), entry));
            live.put(entry.id(), entry);
            liveBytes += entry.bytes();
        } finally {
            write.unlock();
        }
        sync(end);
    }

    @Override
    public void remove(MessageId id) throws IOException {
        write.lock();
        try {
            OutboxEntry gone = live.remove(id);
            if (gone == null) {
                return;
            }
            liveBytes -= gone.bytes();
            append(new OutboxRecord(id, null));
            if (written > 2 * liveBytes + MAX_WASTE_BYTES) {
                moveOn();
            }
        } finally {
            write.unlock();
        }
    }

    private long append(OutboxRecord record) throws IOException {
        if (broken != null) {
            throw new IOException(file + " cannot be written since: " + broken.getMessage(), broken);
        }
        try {
            ByteBuffer bytes = record.encode();
            long at = written;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            long end = total.addAndGet(at - written);
            written = at;
            return end;
        } catch (IOException e) {
            forgetHalf(e);
            throw e;
        }
    }

    /** A disk that is full may take half a record: the next one must not stand behind it. */
    private void forgetHalf(IOException why) {
        try {
            channel.truncate(written);
        } catch (IOException e) {
            why.addSuppressed(e);
            broken = why;
        }
    }

    private void sync(long end) throws IOException {
        sync.lock();
        try {
            if (synced < end) {
                long upTo = total.get();
                channel.force(false);
                synced = upTo;
            }
        } finally {
            sync.unlock();
        }
    }

    private void moveOn() throws IOException {
        sync.lock();
        try {
            FileChannel before = channel;
            channel = rewritten();
            before.close();
        } finally {
            sync.unlock();
        }
    }

    /** What is live, in a new file in the place of the old one. */
    private FileChannel rewritten() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        OwnFiles.create(next);
        FileChannel to = FileChannel.open(next, StandardOpenOption.WRITE);
        try {
            long at = to.write(ByteBuffer.wrap(OutboxScan.MAGIC), 0);
            liveBytes = 0;
            for (OutboxEntry entry : live.values()) {
                ByteBuffer bytes = new OutboxRecord(entry.id(), entry).encode();
                while (bytes.hasRemaining()) {
                    at += to.write(bytes, at);
                }
                liveBytes += entry.bytes();
            }
            to.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = at;
            synced = total.get(); // a record that waits to be synced is in the new file, and that is
            return to;
        } catch (IOException e) {
            to.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        write.lock();
        sync.lock();
        try {
            channel.close();
            lockFile.close();
        } finally {
            sync.unlock();
            write.unlock();
        }
    }
}
