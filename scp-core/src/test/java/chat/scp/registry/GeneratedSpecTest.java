package chat.scp.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables in the text of the specification are those of the registries. */
class GeneratedSpecTest {
    @Test
    void theLayoutsOfChapter7AreThoseOfTheRegistry() {
        GoldenFile.checkBlocks(Path.of("pdus.md"), blocks(Registries.SCP2, FieldTypes.SCP2));
    }

    @Test
    void theLayoutsOfChapter10AreThoseOfTheRegistry() {
        GoldenFile.checkBlocks(Path.of("scp1.md"), blocks(Registries.SCP1, FieldTypes.SCP1));
    }

    @Test
    void theTablesOfChapter12AreTheRegistries() {
        GoldenFile.checkBlocks(Path.of("registries.md"), RegistryTables.blocks());
    }

    @Test
    void everyPduHasItsHeadingUnderItsNumber() throws IOException {
        assertEquals(headings(Registries.SCP2), headingsIn("pdus.md"));
        assertEquals(headings(Registries.SCP1), headingsIn("scp1.md"));
    }

    private static Map<String, String> blocks(PduRegistry registry, FieldTypes types) {
        LayoutTables tables = new LayoutTables(registry, types);
        Map<String, String> blocks = new LinkedHashMap<>();
        registry.pdus().forEach(p -> blocks.put(p.name(), tables.of(p)));
        return blocks;
    }

    private static List<String> headings(PduRegistry registry) {
        return registry.pdus().stream()
                .map(p -> "### " + p.section() + " " + p.name())
                .toList();
    }

    private static List<String> headingsIn(String file) throws IOException {
        Pattern heading = Pattern.compile("### \\d+\\.\\d+\\.\\d+ [A-Z_]+");
        return Files.readAllLines(GoldenFile.specDir().resolve(file)).stream()
                .filter(line -> heading.matcher(line).matches())
                .toList();
    }
}
