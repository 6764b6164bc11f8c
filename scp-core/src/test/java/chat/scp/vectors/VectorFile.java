package chat.scp.vectors;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vectors of a PDU, or of frames as such, as they stand in a file. */
record VectorFile(
        String fileName,
        int version,
        String pdu,
        String section,
        List<Vector.Valid> valid,
        List<Vector.Invalid> invalid) {
    private static final int FEW = 16;

    String path() {
        return "vectors/scp" + version + "/" + fileName;
    }

    String json() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("$schema", "../vectors.schema.json");
        file.put("protocol", "SCP/" + version);
        file.put("pdu", pdu);
        file.put("section", section);
        file.put("valid", valid.stream().map(VectorFile::valid).toList());
        file.put("invalid", invalid.stream().map(VectorFile::invalid).toList());
        return JsonText.of(file) + "\n";
    }

    private static Map<String, Object> valid(Vector.Valid vector) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", vector.name());
        json.put("comment", vector.comment());
        json.put("pdu", vector.pdu());
        json.put("frame", frame(vector.pieces()));
        json.put("fields", Repeats.shorten(vector.fields()));
        if (!vector.canonical()) {
            json.put("canonical", false);
        }
        return json;
    }

    private static Map<String, Object> invalid(Vector.Invalid vector) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", vector.name());
        json.put("frame", HexFormat.of().formatHex(vector.frame()));
        json.put("error", vector.error());
        json.put("section", vector.section());
        return json;
    }

    private static List<Object> frame(List<Piece> pieces) {
        List<Object> json = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.role() == Piece.Role.COUNT && elements(pieces, i) > FEW) {
                json.add(part(piece));
                int end = endOfList(pieces, i);
                json.add(repeatedElements(pieces, i, end));
                i = end - 1;
            } else if (piece.bytes().length > 0) {
                json.add(part(piece));
            }
        }
        return json;
    }

    private static Map<String, Object> part(Piece piece) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("field", label(piece));
        part.put("hex", Repeats.shorten(piece.hex()));
        return part;
    }

    private static String label(Piece piece) {
        return switch (piece.role()) {
            case LENGTH -> piece.name() + " length";
            case COUNT -> piece.name() + " count";
            default -> piece.name();
        };
    }

    /** Lists with many elements have equal ones: the first stands for all. */
    private static Map<String, Object> repeatedElements(List<Piece> pieces, int count, int end) {
        String all = HexFormat.of().formatHex(LayoutWriter.bytes(pieces.subList(count + 1, end)));
        int times = elements(pieces, count);
        String one = all.substring(0, all.length() / times);
        if (!one.repeat(times).equals(all)) {
            throw new IllegalArgumentException("elements differ");
        }
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("field", pieces.get(count).name() + "[each]");
        part.put("hex", Repeats.repeated(one, times));
        return part;
    }

    private static int elements(List<Piece> pieces, int count) {
        byte[] bytes = pieces.get(count).bytes();
        return (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    }

    private static int endOfList(List<Piece> pieces, int count) {
        int end = count + 1;
        while (end < pieces.size()
                && pieces.get(end).name().startsWith(pieces.get(count).name() + "[")) {
            end++;
        }
        return end;
    }
}
