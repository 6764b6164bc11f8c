package chat.scp.vectors;

import chat.scp.registry.Registries;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vectors of headers, and of PDUs that have no layout. */
final class FrameVectors {
    private final Layout layout;
    private final List<Vector.Valid> valid = new ArrayList<>();
    private final List<Vector.Invalid> invalid = new ArrayList<>();

    private FrameVectors(Layout layout) {
        this.layout = layout;
    }

    static VectorFile of(Layout layout) {
        FrameVectors vectors = new FrameVectors(layout);
        if (layout == Layout.SCP1) {
            vectors.scp1();
        } else {
            vectors.scp2();
        }
        return new VectorFile(
                "frame.json", layout.version(), "any", layout.headerSection(), vectors.valid, vectors.invalid);
    }

    private void scp1() {
        bad("nothing at all", "", "BAD_LENGTH", "10.1");
        bad("half a header", "010800", "BAD_LENGTH", "10.1");
        bad("version 0", "00080000", "BAD_VERSION", "10.1");
        bad("version 2", "02080000", "BAD_VERSION", "10.1");
        bad("version 255", "ff080000", "BAD_VERSION", "10.1");
        bad("payload shorter than its length", "0102000200", "BAD_LENGTH", "10.1");
        bad("payload longer than its length", "010200010000", "BAD_LENGTH", "10.1");
        bad("length 65535 of nothing", "0107ffff", "BAD_LENGTH", "10.1");
        for (int type : new int[] {0x00, 0x0C, 0x7F, 0x80, 0x8A, 0xFF}) {
            bad("type " + hex(type) + " is not known", "01" + hex(type) + "0000", "UNKNOWN_PDU", "10.2");
        }
    }

    private void scp2() {
        for (String type : Registries.GREASE.pduTypes()) {
            unknown("GREASE " + type, Integer.decode(type), 0, "");
        }
        unknown("registered range, unknown", 0x80, 0, "00");
        unknown("end of the registered range", 0xBF, 0, "ff".repeat(300));
        unknown("private range, unknown", 0xC0, 0, "0102030405");
        unknown("end of the private range", 0xFE, 0, "");
        unknown("flags of an unknown type survive", 0xC0, 0xFFFF, "00");
        bad("nothing at all", "", "BAD_LENGTH", "3.1");
        bad("half a header", "02090000000000", "BAD_LENGTH", "3.1");
        for (String version : List.of("00", "01", "03", "ff")) {
            bad("version 0x" + version, version + "09000000000008" + "00".repeat(8), "BAD_VERSION", "3.1");
        }
        bad("payload shorter than its length", "0209000000000009" + "00".repeat(8), "BAD_LENGTH", "3.1");
        bad("payload longer than its length", "0209000000000008" + "00".repeat(9), "BAD_LENGTH", "3.1");
        bad("one byte above 16 MiB", "0209000000fffff9", "TOO_LARGE", "3.1");
        bad("length with its top bit set", "0209000080000000", "TOO_LARGE", "3.1");
        bad("length of ones", "02090000ffffffff", "TOO_LARGE", "3.1");
        for (int type : new int[] {0x00, 0x0F, 0x63, 0x7F, 0xFF}) {
            bad(
                    "type " + hex(type) + " is critical and not known",
                    "02" + hex(type) + "000000000000",
                    "UNKNOWN_PDU",
                    "3.5");
        }
    }

    private void unknown(String name, int type, int flags, String payload) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", (long) type);
        fields.put("flags", (long) flags);
        fields.put("payload", payload);
        Piece bytes =
                new Piece("payload", Piece.Role.EXTENSION, null, HexFormat.of().parseHex(payload));
        List<Piece> frame = LayoutWriter.frame(layout, type, flags, List.of(bytes));
        valid.add(new Vector.Valid(name, "skipped by whoever does not know it", "UNKNOWN", frame, fields, true));
    }

    private void bad(String name, String hex, String error, String section) {
        invalid.add(new Vector.Invalid(name, HexFormat.of().parseHex(hex), error, section));
    }

    private static String hex(int type) {
        return HexFormat.of().toHexDigits((byte) type);
    }
}
