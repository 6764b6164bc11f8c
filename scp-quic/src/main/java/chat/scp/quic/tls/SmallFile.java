package chat.scp.quic.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that somebody named to us: what goes wrong comes out as a sentence. */
final class SmallFile {
    /** The bundle of all authorities of a system has a quarter of this; a disk image named by mistake has more. */
    private static final int MAX_BYTES = 1 << 20;

    private SmallFile() {}

    /** All bytes. */
    static byte[] read(Path file, String expected) throws TlsFileException {
        if (Files.isDirectory(file)) {
            throw new TlsFileException(file, "expected " + expected + ", but this is a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new TlsFileException(file, "expected " + expected + ", but this has more than a megabyte");
            }
            return bytes;
        } catch (TlsFileException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new TlsFileException(file, "expected " + expected + ", but there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new TlsFileException(
                    file, "expected " + expected + ", but this process has no permission to read it", e);
        } catch (IOException e) {
            throw new TlsFileException(file, "expected " + expected + ", but reading failed: " + reason(e), e);
        }
    }

    /** What went wrong, without the name of the file, which the sentence has already. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "this process has no permission";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file where its directory should be";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
