package chat.scp.spec;

import chat.scp.golden.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of the tests of all modules. */
final class TestSources {
    private TestSources() {}

    /** Texts by the simple names of their classes; those of classes with one name in one. */
    static Map<String, String> byClassName() {
        Map<String, String> texts = new TreeMap<>();
        for (Path sources : folders()) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(f -> f.toString().endsWith(".java"))
                        .forEach(f ->
                                texts.merge(f.getFileName().toString().replace(".java", ""), text(f), String::concat));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    private static List<Path> folders() {
        Path root = GoldenFile.specDir().toAbsolutePath().getParent();
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(m -> m.resolve("src").resolve("test"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
