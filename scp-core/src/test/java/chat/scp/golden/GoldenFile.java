package chat.scp.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Files of the specification that are made from code or data. A test fails when one is stale;
 * {@code mvn -pl scp-core test -Dscp.update=true} writes them anew.
 *
 * <p>A whole file is checked by {@link #check}; parts of a file that people write, each between two
 * marks, by {@link #checkBlocks}:
 *
 * <pre>
 * &lt;!-- generated: NAME --&gt;
 * ...
 * &lt;!-- end --&gt;
 * </pre>
 */
public final class GoldenFile {
    private static final String END = "<!-- end -->";

    private GoldenFile() {}

    /** The directory {@code spec/} of the project. */
    public static Path specDir() {
        String configured = System.getProperty("scp.spec.dir");
        if (configured != null) {
            return Path.of(configured);
        }
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("spec/registries"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("no spec/ above the working directory; set scp.spec.dir");
        }
        return at.resolve("spec");
    }

    /** The whole file is this content. */
    public static void check(Path relativeToSpecDir, String expectedContent) {
        Path file = specDir().resolve(relativeToSpecDir);
        if (updating()) {
            write(file, expectedContent);
        } else if (!Files.exists(file)) {
            fail(hint(relativeToSpecDir, "is missing"));
        } else {
            assertEquals(expectedContent, read(file), hint(relativeToSpecDir, "is stale"));
        }
    }

    /** The marked parts of the file are these, by name; there are no others. */
    public static void checkBlocks(Path relativeToSpecDir, Map<String, String> blocks) {
        Path file = specDir().resolve(relativeToSpecDir);
        if (!Files.exists(file)) {
            fail("spec/" + relativeToSpecDir + " is missing");
        }
        String present = read(file);
        String expected = GoldenBlocks.replace(present, blocks);
        if (updating()) {
            write(file, expected);
        } else {
            assertEquals(expected, present, hint(relativeToSpecDir, "has stale parts"));
        }
    }

    /** A marked part as it stands in a file, for writing the first version of one. */
    public static String block(String name, String content) {
        return GoldenBlocks.begin(name) + "\n" + content.strip() + "\n" + END;
    }

    private static boolean updating() {
        return Boolean.getBoolean("scp.update");
    }

    private static String hint(Path file, String what) {
        return "spec/" + file + " " + what + "; write it anew with: mvn -pl scp-core test -Dscp.update=true";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file) || !Files.readString(file).equals(content)) {
                Files.writeString(file, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
