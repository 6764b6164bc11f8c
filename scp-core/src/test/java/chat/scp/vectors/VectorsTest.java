package chat.scp.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.golden.GoldenFile;
import chat.scp.pdu.Pdu;
import chat.scp.wire.ProtocolException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors in {@code spec/vectors}, as they are checked in, hold for the codecs and for the layout data. */
class VectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    @TestFactory
    Stream<DynamicTest> theFilesAreThoseOfTheGenerator() {
        return VectorGenerator.all().stream()
                .map(f -> DynamicTest.dynamicTest(f.path(), () -> GoldenFile.check(Path.of(f.path()), f.json())));
    }

    @Test
    void everyFileIsGenerated() throws IOException {
        Set<String> generated =
                VectorGenerator.all().stream().map(VectorFile::path).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                generated,
                files().map(f -> GoldenFile.specDir().relativize(f).toString().replace('\\', '/'))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Spec({"3.1-7", "3.3-4", "3.4-5", "3.5-2"})
    @TestFactory
    Stream<DynamicTest> validVectorsDecodeToTheirFieldsAndEncodeToTheirBytes() throws IOException {
        return files().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
            Layout layout = layout(f);
            for (Map<?, ?> vector : vectors(f, "valid")) {
                valid(layout, vector);
            }
        }));
    }

    @Spec({
        "3.1-1", "3.1-6", "3.2-1", "3.2-2", "3.2-3", "3.3-1", "3.3-2", "3.3-3", "3.3-5", "3.3-6", "3.3-7", "3.3-8",
        "3.4-1", "3.4-2", "3.5-1", "7.4.1-1", "7.4.1-2"
    })
    @TestFactory
    Stream<DynamicTest> invalidVectorsEarnTheErrorThatTheyName() throws IOException {
        return files().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
            Layout layout = layout(f);
            for (Map<?, ?> vector : vectors(f, "invalid")) {
                invalid(layout, vector);
            }
        }));
    }

    @Test
    void namesAreUniqueInEachFile() throws IOException {
        for (Path file : files().toList()) {
            Set<Object> names = new HashSet<>();
            for (String kind : List.of("valid", "invalid")) {
                for (Map<?, ?> vector : vectors(file, kind)) {
                    assertTrue(
                            names.add(kind + vector.get("name")), file + ": " + vector.get("name") + " stands twice");
                }
            }
        }
    }

    private static void valid(Layout layout, Map<?, ?> vector) throws ProtocolException, LayoutError {
        String name = (String) vector.get("name");
        byte[] frame = frame(vector.get("frame"));
        Object fields = Repeats.expand(vector.get("fields"));

        Pdu pdu = Codecs.decode(layout, frame);
        assertEquals(vector.get("pdu"), PduFields.name(pdu), name);
        assertEquals(fields, PduFields.of(layout, pdu), name);
        LayoutReader.Read read = LayoutReader.read(layout, frame);
        assertEquals(vector.get("pdu"), read.pdu(), name);
        assertEquals(fields, read.fields(), name);

        byte[] encoded = Codecs.encode(layout, pdu);
        if (!Boolean.FALSE.equals(vector.get("canonical"))) {
            assertArrayEquals(frame, encoded, name);
        } else {
            assertEquals(pdu, Codecs.decode(layout, encoded), name);
        }
    }

    private static void invalid(Layout layout, Map<?, ?> vector) {
        String name = (String) vector.get("name");
        byte[] frame = frame(vector.get("frame"));
        String expected = vector.get("error") + " §" + vector.get("section");

        ProtocolException thrown = assertThrows(ProtocolException.class, () -> Codecs.decode(layout, frame), name);
        assertEquals(expected, thrown.code() + " §" + thrown.section(), name);
        LayoutError wrong = assertThrows(LayoutError.class, () -> LayoutReader.read(layout, frame), name);
        assertEquals(expected, wrong.getMessage(), name);
    }

    private static byte[] frame(Object json) {
        if (json instanceof String hex) {
            return HexFormat.of().parseHex(hex);
        }
        String hex = ((List<?>) json)
                .stream()
                        .map(piece -> (String) Repeats.expand(((Map<?, ?>) piece).get("hex")))
                        .collect(Collectors.joining());
        return HexFormat.of().parseHex(hex);
    }

    private static Layout layout(Path file) {
        return file.getParent().endsWith("scp1") ? Layout.SCP1 : Layout.SCP2;
    }

    private static List<Map<?, ?>> vectors(Path file, String kind) throws IOException {
        List<?> all = (List<?>) JSON.readValue(file.toFile(), Map.class).get(kind);
        return all.stream().<Map<?, ?>>map(v -> (Map<?, ?>) v).toList();
    }

    private static Stream<Path> files() throws IOException {
        Path vectors = GoldenFile.specDir().resolve("vectors");
        try (Stream<Path> files = Files.walk(vectors)) {
            return files
                    .filter(f -> f.getParent().getFileName().toString().startsWith("scp") && Files.isRegularFile(f))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
