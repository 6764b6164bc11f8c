package chat.scp.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every threat of §9.1 names the tests that hold it off, and they are there. */
class ThreatTableTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    @Test
    void theTestsThatTheTableNamesExist() throws IOException {
        Map<String, String> tests = TestSources.byClassName();
        List<String> missing = new ArrayList<>();
        int threats = 0;
        for (String row : rows()) {
            threats++;
            Matcher named = NAMED.matcher(row);
            if (!named.find() && !row.contains("nothing here:")) {
                missing.add("a test for " + row);
            }
            named.reset();
            while (named.find()) {
                String source = tests.getOrDefault(named.group(1), "");
                String method = named.group(2) == null ? "class " + named.group(1) : "void " + named.group(2) + "(";
                if (!source.contains(method)) {
                    missing.add(named.group());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(threats > 10, "the table was not found");
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(GoldenFile.specDir().resolve("security.md")).stream()
                .dropWhile(line -> !line.startsWith("| threat |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
