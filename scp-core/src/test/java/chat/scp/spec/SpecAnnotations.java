package chat.scp.spec;

import chat.scp.golden.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ids that {@code @Spec} names in the test sources of all modules. */
final class SpecAnnotations {
    private static final Pattern ANNOTATION = Pattern.compile("@Spec\\(\\s*(?:\\{([^}]*)}|(\"[^\"]*\"))\\s*\\)");
    private static final Pattern ID = Pattern.compile("\"([^\"]*)\"");

    private SpecAnnotations() {}

    /** Ids, and the name of a file that has each. */
    static Map<String, String> read() {
        Map<String, String> found = new TreeMap<>();
        for (Path sources : testSources()) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(f -> f.toString().endsWith(".java")).forEach(f -> read(f, found));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static Iterable<Path> testSources() {
        Path root = GoldenFile.specDir().toAbsolutePath().getParent();
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(m -> m.resolve("src").resolve("test"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path file, Map<String, String> found) {
        Matcher annotation = ANNOTATION.matcher(text(file));
        while (annotation.find()) {
            String ids = annotation.group(1) == null ? annotation.group(2) : annotation.group(1);
            ID.matcher(ids).results().forEach(id -> found.put(id.group(1), String.valueOf(file.getFileName())));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
