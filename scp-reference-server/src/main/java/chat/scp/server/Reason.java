package chat.scp.server;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;

/** What went wrong, as a person says it: of files the JDK tells little but their names. */
final class Reason {
    private Reason() {}

    static String of(Exception e) {
        if (e instanceof CompletionException && e.getCause() instanceof Exception why) {
            return of(why);
        } else if (e instanceof FileSystemException about) {
            return about.getFile() + ": " + ofFile(about);
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static String ofFile(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof FileAlreadyExistsException) {
            return "exists already";
        } else {
            return e.getReason() == null ? e.toString() : e.getReason();
        }
    }
}
