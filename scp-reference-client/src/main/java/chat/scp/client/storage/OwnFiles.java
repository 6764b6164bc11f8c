package chat.scp.client.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Files that one user and one process have for themselves. */
final class OwnFiles {
    private OwnFiles() {}

    /** Makes the file, if it is not there, so that only its owner may read it. */
    static void create(Path file) throws IOException {
        try {
            if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // as it should be from the second time on
        }
    }

    /** Holds what stands beside {@code file} for this process until the channel is closed; the system does so if it dies. */
    static FileChannel lock(Path file) throws IOException {
        FileChannel lock = tryLock(file);
        if (lock == null) {
            throw new IOException(file + " is in use by another client; each needs a directory of its own");
        }
        return lock;
    }

    /** The same; null: somebody else has it. */
    static @Nullable FileChannel tryLock(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        create(beside);
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // by this very process
        }
        channel.close();
        return null;
    }
}
