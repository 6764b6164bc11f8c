package chat.scp.registry;

import chat.scp.golden.GoldenFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The data files of {@code spec/registries}, read once. */
public final class Registries {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static final PduRegistry SCP1 = read("scp1-pdus", PduRegistry.class);
    public static final PduRegistry SCP2 = read("scp2-pdus", PduRegistry.class);
    public static final OpenCodes ERROR_CODES = read("error-codes", OpenCodes.class);
    public static final OpenCodes CAPABILITIES = read("capabilities", OpenCodes.class);
    public static final OpenCodes CONTENT_TYPES = read("content-types", OpenCodes.class);
    public static final OpenCodes MECHANISMS = read("mechanisms", OpenCodes.class);
    public static final OpenCodes EXTENSION_FIELDS = read("extension-fields", OpenCodes.class);
    public static final List<EnumEntries> ENUMS = read("enums", EnumFile.class).enums();
    public static final GreaseValues GREASE = read("grease", GreaseValues.class);

    private record EnumFile(String registry, String type, boolean open, List<EnumEntries> enums) {}

    private Registries() {}

    /** The registries that fields take their type from. */
    public static List<OpenCodes> openCodes() {
        return List.of(ERROR_CODES, CAPABILITIES, CONTENT_TYPES, MECHANISMS);
    }

    public static Path file(String name) {
        return GoldenFile.specDir().resolve("registries").resolve(name + ".json");
    }

    private static <T> T read(String name, Class<T> type) {
        try {
            return JSON.readValue(file(name).toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
