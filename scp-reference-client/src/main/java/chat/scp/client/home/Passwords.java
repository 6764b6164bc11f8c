package chat.scp.client.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a password from a file. */
public final class Passwords {
    private static final int MAX_BYTES = 64 * 1024;

    private Passwords() {}

    /** Its first line. */
    public static String in(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("there is no such file");
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES);
        }
        String line =
                new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        if (line.isEmpty()) {
            throw new IOException("its first line is empty, and should be the password");
        }
        return line;
    }
}
