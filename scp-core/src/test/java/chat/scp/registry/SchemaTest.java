package chat.scp.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.scp.golden.GoldenFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Registries and vectors have the form that their schemas give. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, String> SCHEMA_OF = Map.of(
            "scp1-pdus", "scp1-pdus",
            "scp2-pdus", "scp2-pdus",
            "enums", "enums",
            "grease", "grease",
            "error-codes", "codes",
            "capabilities", "codes",
            "content-types", "codes",
            "mechanisms", "codes",
            "extension-fields", "codes");

    @TestFactory
    Stream<DynamicTest> registriesFollowTheirSchemas() {
        return SCHEMA_OF.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertEquals(
                                Set.of(), errors(registrySchema(e.getValue()), Registries.file(e.getKey())))));
    }

    @Test
    void everyRegistryHasASchema() throws IOException {
        try (Stream<Path> files = Files.list(GoldenFile.specDir().resolve("registries"))) {
            assertEquals(
                    SCHEMA_OF.keySet(),
                    files.filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString().replace(".json", ""))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void vectorsFollowTheirSchema() throws IOException {
        Path vectors = GoldenFile.specDir().resolve("vectors");
        JsonSchema schema = schema(vectors.resolve("vectors.schema.json"));
        for (String version : List.of("scp1", "scp2")) {
            try (Stream<Path> files = Files.list(vectors.resolve(version))) {
                for (Path file : files.toList()) {
                    assertEquals(Set.of(), errors(schema, file), file.toString());
                }
            }
        }
    }

    @Test
    void aRegistryWithAnUnknownKeyDoesNotFollowItsSchema() throws IOException {
        ObjectNode registry =
                (ObjectNode) JSON.readTree(Registries.file("mechanisms").toFile());
        registry.put("something", 1);
        assertFalse(registrySchema("codes").validate(registry).isEmpty());
    }

    private static JsonSchema registrySchema(String name) throws IOException {
        return schema(GoldenFile.specDir().resolve("registries/schema/" + name + ".schema.json"));
    }

    private static JsonSchema schema(Path file) throws IOException {
        return SCHEMAS.getSchema(JSON.readTree(file.toFile()));
    }

    private static Set<ValidationMessage> errors(JsonSchema schema, Path file) throws IOException {
        JsonNode document = JSON.readTree(file.toFile());
        return schema.validate(document);
    }
}
