package chat.scp.quic.tls;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file that only its owner reads, and that several programs may change.
 *
 * <p>Who wants to change it holds the lock of a second file beside it: the file itself is replaced as
 * a whole, and a lock on what has been replaced locks nothing. Readers need no lock, since they find the
 * old bytes or the new ones. What a crash leaves behind is a temporary file, which the next writer
 * overwrites.
 *
 * <p>Where the file system has no POSIX permissions, those of the directory apply.
 */
final class GuardedFile {
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** A lock of another program is asked for again and again: the JDK's wait for one knows no deadline. */
    private static final long POLL_MILLIS = 20;

    /** A lock on a file is held by the process: its threads must come one after the other before that. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final Duration maxWait;

    GuardedFile(Path file) {
        this(file, MAX_WAIT);
    }

    GuardedFile(Path file, Duration maxWait) {
        this.maxWait = maxWait;
        this.file = behindLinks(file.toAbsolutePath());
    }

    /** Who links to the file from elsewhere wants the file changed, not the link; and one lock, not two. */
    private static Path behindLinks(Path file) {
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            return file; // a link to nothing: what is written takes its place
        }
    }

    Path path() {
        return file;
    }

    /** What is done while no other program changes the file. */
    interface Change<T extends @Nullable Object> {
        T make() throws IOException;
    }

    /** Makes the change alone; gives up when another program holds the lock for long. */
    <T extends @Nullable Object> T locked(Change<T> change) throws TlsFileException {
        try {
            if (!IN_THIS_PROCESS.tryLock(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw held();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            createDirectory();
            try (FileChannel channel = open(beside(".lock"), CREATE, WRITE);
                    FileLock lock = lock(channel)) {
                assert lock.isValid();
                return change.make();
            }
        } catch (TlsFileException e) {
            throw e;
        } catch (IOException e) {
            throw new TlsFileException(file, "expected to write it, but that failed: " + SmallFile.reason(e), e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /** Replaces the file as a whole, readable by its owner only. To be called while {@link #locked}. */
    void replace(byte[] bytes) throws IOException {
        Path temporary = beside(".tmp");
        Files.deleteIfExists(temporary);
        try (FileChannel channel = open(temporary, CREATE_NEW, WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true); // before the move, lest a power cut leave a name without bytes
        }
        Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
        if (POSIX) {
            try (FileChannel directory = FileChannel.open(file.resolveSibling(""), READ)) {
                directory.force(true);
            }
        }
    }

    private void createDirectory() throws IOException {
        Path directory = file.getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory, ownerOnly("rwx------"));
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + maxWait.toNanos();
        while (true) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - deadline > 0) {
                throw held();
            }
            try {
                Thread.sleep(POLL_MILLIS); // the JDK has no wait for a lock with a deadline
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another copy of this class in the process has it
        }
    }

    private TlsFileException held() {
        return new TlsFileException(
                file,
                "expected to change it, but for " + maxWait.toMillis() + " ms somebody else held " + beside(".lock"));
    }

    private TlsFileException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TlsFileException(file, "interrupted while waiting to change it", e);
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static FileChannel open(Path path, OpenOption... options) throws IOException {
        return FileChannel.open(path, Set.of(options), ownerOnly("rw-------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
