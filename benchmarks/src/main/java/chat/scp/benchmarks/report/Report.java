package chat.scp.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All rows of one run. */
public record Report(Machine machine, boolean quick, List<Row> rows) {
    /** What the others are compared with. */
    static final String OURS = "scp";

    private static final Map<String, String> CODECS = new LinkedHashMap<>();
    private static final Map<String, String> OPERATIONS = new LinkedHashMap<>();

    static {
        CODECS.put(OURS, "SCP");
        CODECS.put("sbe", "SBE");
        CODECS.put("sbeUnchecked", "SBE, no bounds checks");
        CODECS.put("protobuf", "Protocol Buffers");
        CODECS.put("protobufString", "Protocol Buffers, string");
        CODECS.put("mqtt", "MQTT (Netty)");
        CODECS.put("cbor", "CBOR (Jackson)");
        CODECS.put("json", "JSON (Jackson)");
        CODECS.put("floor", "by hand, unchecked");
        CODECS.put("frames", "frames");
        CODECS.put("records", "frames and records");
        CODECS.put("take", "one input");
        OPERATIONS.put("Encode", "Encode the message at hand");
        OPERATIONS.put("EncodeText", "Make it from a String, encode it");
        OPERATIONS.put("Decode", "Decode to records, as each format has them");
        OPERATIONS.put("DecodeText", "Decode to records, and read the body as a String");
        OPERATIONS.put("View", "View: read every field in place");
        OPERATIONS.put("Relay", "Relay: read, check, patch, append");
        OPERATIONS.put("Framing", "Framing: one PDU of a mixed stream");
        OPERATIONS.put("MachineSteps", "Machine: one step of a state table");
    }

    static String codecName(String codec) {
        return CODECS.getOrDefault(codec, codec);
    }

    static String operationName(String operation) {
        return OPERATIONS.getOrDefault(operation, operation);
    }

    static String inputName(String input) {
        return switch (input) {
            case "ASCII_64" -> "64 B ASCII";
            case "UTF8_64" -> "64 B UTF-8";
            case "ASCII_1K" -> "1 KiB ASCII";
            case "UTF8_1K" -> "1 KiB UTF-8";
            default -> input.toLowerCase(Locale.ROOT);
        };
    }

    /** Operations in the order of the report. */
    List<String> operations() {
        return OPERATIONS.keySet().stream()
                .filter(operation ->
                        rows.stream().anyMatch(row -> row.operation().equals(operation)))
                .toList();
    }

    List<String> inputs(String operation) {
        return rows.stream()
                .filter(row -> row.operation().equals(operation))
                .map(Row::input)
                .distinct()
                .toList();
    }

    /** The codecs that did this, in the order of the report. */
    List<Row> rows(String operation, String input) {
        List<Row> found = new ArrayList<>();
        for (String codec : CODECS.keySet()) {
            row(operation, codec, input).ifPresent(found::add);
        }
        return found;
    }

    Optional<Row> row(String operation, String codec, String input) {
        return rows.stream()
                .filter(row -> row.operation().equals(operation)
                        && row.codec().equals(codec)
                        && row.input().equals(input))
                .findFirst();
    }

    /** How many times as long as SCP it takes. */
    Optional<Ratio> ratio(Row row) {
        return row(row.operation(), OURS, row.input()).map(row::to);
    }
}
