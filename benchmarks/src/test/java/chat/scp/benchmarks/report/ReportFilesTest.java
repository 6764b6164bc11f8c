package chat.scp.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final Report SAMPLE = new Report(
            new Machine("VM 17 <x>", "Linux", "CPU & co", 2, "2026-01-02"),
            false,
            List.of(
                    row("Decode", "scp", 20, 22, 300),
                    row("Decode", "protobuf", 60, 70, 400),
                    row("Relay", "scp", 12, 12, 0.001),
                    row("Relay", "sbe", 10, 10, 0.001)));

    /** Everybody met the same trouble in the first round and some in the last. */
    private static Row row(String operation, String codec, double nanos, double wall, double bytes) {
        return new Row(
                operation, codec, "ASCII_64", nanos, 1.5, wall, 2.5, List.of(nanos * 9, nanos, nanos * 1.5), bytes);
    }

    @Test
    void tableHasErrorBarsRatiosAndTheMachine(@TempDir Path folder) throws Exception {
        String table = written(folder, "md");
        assertTrue(table.contains("VM 17 <x>, CPU & co, 2 cores"), table);
        assertTrue(table.contains("| 64 B ASCII | SCP | 20.0 | 1.50 | 22.0 | 2.50 | 3 | 300 | 1.00 |"), table);
        assertTrue(
                table.contains("| 64 B ASCII | Protocol Buffers | 60.0 | 1.50 | 70.0 | 2.50 | 3 | 400 | 3.00 |"),
                table);
    }

    @Test
    void tableSaysWhichPromisesAreKeptAndWhichAreNot(@TempDir Path folder) throws Exception {
        String table = written(folder, "md");
        assertTrue(table.contains("its body `bytes` | 64 B ASCII | 3.00 times as fast (3.00 to 3.00) | yes |"), table);
        assertTrue(table.contains("| 64 B ASCII | 1.20 times as long (1.20 to 1.20) | **no** |"), table);
        assertTrue(table.contains("the relay step allocates nothing | 64 B ASCII | 0.001 B | yes |"), table);
    }

    @Test
    void summaryHasEveryRowWithItsRatio(@TempDir Path folder) throws Exception {
        JsonNode summary = new JsonMapper().readTree(written(folder, "json"));
        assertEquals(4, summary.get("rows").size());
        assertEquals(3.0, summary.get("rows").get(1).get("timesScp").asDouble());
        assertEquals(2, summary.get("machine").get("cores").asInt());
        assertEquals(3, summary.get("claims").size());
    }

    @Test
    void chartIsWellFormedAndHasABarForEachRow(@TempDir Path folder) throws Exception {
        ReportFiles.write(SAMPLE, folder, "sample");
        var chart = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("sample.svg").toFile());
        assertEquals(
                1 + SAMPLE.rows().size(), chart.getElementsByTagName("rect").getLength());
    }

    private static String written(Path folder, String suffix) throws Exception {
        ReportFiles.write(SAMPLE, folder, "sample");
        return Files.readString(folder.resolve("sample." + suffix));
    }
}
