package chat.scp.vectors;

import chat.scp.registry.Entry;
import chat.scp.registry.Field;
import chat.scp.registry.FieldType;
import chat.scp.registry.FieldType.Kind;
import chat.scp.registry.PduLayout;
import chat.scp.registry.Registries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the vectors of a PDU from its layout. The codecs have no part in it. */
final class VectorGenerator {
    private static final int GREASE_EXTENSION = 0x1A1A;
    private static final int PRIVATE_EXTENSION = 0x4000;
    private static final int MUST_UNDERSTAND = 0x8000;

    private final Layout layout;
    private final PduLayout pdu;
    private final SampleValues samples;
    private final List<Vector.Valid> valid = new ArrayList<>();
    private final List<Vector.Invalid> invalid = new ArrayList<>();

    private VectorGenerator(Layout layout, PduLayout pdu) {
        this.layout = layout;
        this.pdu = pdu;
        this.samples = new SampleValues(layout);
    }

    private static final class Once {
        static final List<VectorFile> ALL = generate();
    }

    static List<VectorFile> all() {
        return Once.ALL;
    }

    private static List<VectorFile> generate() {
        List<VectorFile> files = new ArrayList<>();
        for (Layout.Pdu p : Layout.allPdus()) {
            files.add(new VectorGenerator(p.layout(), p.pdu()).file());
        }
        files.add(FrameVectors.of(Layout.SCP1));
        files.add(FrameVectors.of(Layout.SCP2));
        return List.copyOf(files);
    }

    private VectorFile file() {
        valid.addAll(layout.version() == 1 ? CapturedVectors.of(pdu) : List.of());
        validOnes();
        Map<String, Object> typical = samples.typical(pdu);
        fieldsOutOfBounds(LayoutWriter.payload(layout, pdu, typical), LayoutWriter.flags(pdu, typical), "");
        pdu.flags().forEach(f -> {
            Map<String, Object> values = samples.withFlag(pdu, f.name());
            List<Piece> payload = LayoutWriter.payload(layout, pdu, values);
            List<Piece> optional = payload.stream()
                    .filter(p ->
                            pdu.fields().stream().anyMatch(o -> f.name().equals(o.ifFlag()) && isPartOf(p, o.name())))
                    .toList();
            badPieces(payload, optional, LayoutWriter.flags(pdu, values));
        });
        if (layout.version() == 2) {
            badFlags(typical);
            badExtensions(typical);
        }
        relationToNothing();
        return new VectorFile(pdu.fileName(), layout.version(), pdu.name(), pdu.section(), valid, invalid);
    }

    private void validOnes() {
        valid("typical", "as in real life", samples.typical(pdu));
        if (!pdu.fields().isEmpty()) {
            valid("smallest", "zero and empty wherever that is allowed", samples.smallest(pdu));
            valid("largest", "the largest numbers and the longest values", samples.largest(pdu));
        }
        pdu.flags().forEach(f -> valid("with " + f.name(), f.meaning(), samples.withFlag(pdu, f.name())));
        for (Field field : pdu.fields()) {
            variants(field, layout.types().of(field.type()));
        }
        if (layout.version() == 2) {
            Map<String, Object> extended = samples.typical(pdu);
            extended.put(
                    Values.EXTENSIONS,
                    List.of(
                            SampleValues.extension(PRIVATE_EXTENSION, "c0ffee"),
                            SampleValues.extension(GREASE_EXTENSION, "")));
            valid("extension fields", "unknown ones survive, in their order", extended);
            if (pdu.carriesExtensions()) {
                Map<String, Object> must = samples.typical(pdu);
                int type = MUST_UNDERSTAND | PRIVATE_EXTENSION;
                must.put(Values.EXTENSIONS, List.of(SampleValues.extension(type, "")));
                valid("an unknown field that must be understood", "it spoils this PDU, not the session", must);
            }
            ignorableFlags();
        }
    }

    private void variants(Field field, FieldType type) {
        if (type.kind() == Kind.ENUM) {
            for (Entry entry : type.entries().values()) {
                if (!entry.name().equals(samples.typical(pdu).get(field.name()))) {
                    valid(field.name() + " " + entry.name(), entry.meaning(), typicalBut(field, entry.name()));
                }
            }
        } else if (type.kind() == Kind.ANY_TEXT) {
            valid(field.name() + " of several lines", "SCP/1 allows any characters", typicalBut(field, "a\n\tb\0"));
        } else if (field.type().equals("list<Capability>")) {
            List<Object> grease = Registries.GREASE.capabilities().stream()
                    .map(v -> (Object) Long.decode(v))
                    .toList();
            valid("GREASE " + field.name(), "capabilities that mean nothing", typicalBut(field, grease));
        } else if (type.kind() == Kind.USER_NAME) {
            valid(
                    field.name() + " of a guest",
                    "a name that only servers make",
                    typicalBut(field, "~abcdefghijklmnopqrst"));
        }
    }

    private Map<String, Object> typicalBut(Field field, Object value) {
        Map<String, Object> values = samples.typical(pdu);
        values.put(field.name(), value);
        return values;
    }

    private void ignorableFlags() {
        Map<String, Object> values = samples.typical(pdu);
        List<Piece> payload = LayoutWriter.payload(layout, pdu, values);
        int flags = LayoutWriter.flags(pdu, values) | Layout.IGNORABLE_FLAGS;
        valid.add(new Vector.Valid(
                "ignorable flags",
                "GREASE: whoever decodes it does not see them, whoever relays the bytes keeps them",
                pdu.name(),
                LayoutWriter.frame(layout, pdu.type(), flags, payload),
                values,
                false));
    }

    private void fieldsOutOfBounds(List<Piece> payload, int flags, String suffix) {
        for (int i = 0; i < payload.size(); i++) {
            Piece piece = payload.get(i);
            List<Piece> before = payload.subList(0, i);
            invalid("ends before " + piece.name() + kind(piece) + suffix, flags, before, "BAD_LENGTH", "3.2");
            if (piece.bytes().length > 1) {
                List<Piece> cut = new ArrayList<>(before);
                cut.add(piece.with(Arrays.copyOf(piece.bytes(), piece.bytes().length - 1)));
                invalid("ends inside of " + piece.name() + kind(piece) + suffix, flags, cut, "BAD_LENGTH", "3.2");
            }
        }
        badPieces(payload, payload, flags);
        invalid("a byte after the end", flags, plus(payload, "00"), "BAD_LENGTH", "3.2");
    }

    private void badPieces(List<Piece> payload, List<Piece> which, int flags) {
        for (Piece piece : which) {
            if (piece.name().contains("[1]")) {
                continue; // as [0]
            }
            for (BadPieces.Bad bad : BadPieces.of(piece)) {
                List<Piece> changed = new ArrayList<>(payload);
                int at = payload.indexOf(piece);
                changed.set(at, piece.with(bad.bytes()));
                if (piece.role() == Piece.Role.VALUE && piece.type().hasLength()) {
                    int size = piece.type().size();
                    changed.set(at - 1, changed.get(at - 1).with(LayoutWriter.number(bad.bytes().length, size)));
                }
                invalid(piece.name() + ": " + bad.name(), flags, changed, bad.error(), bad.section());
            }
            if (piece.name().equals("bodyBytes")) {
                invalidBodyBytes(payload, piece, flags, -1);
                invalidBodyBytes(payload, piece, flags, 1);
            }
        }
    }

    private void invalidBodyBytes(List<Piece> payload, Piece piece, int flags, int more) {
        List<Piece> changed = new ArrayList<>(payload);
        byte[] bytes = piece.bytes().clone();
        bytes[3] += (byte) more;
        changed.set(payload.indexOf(piece), piece.with(bytes));
        String name = more < 0 ? "one too few" : "one too many";
        invalid("bodyBytes: " + name, flags, changed, "BAD_LENGTH", "3.2");
    }

    private void badFlags(Map<String, Object> typical) {
        List<Piece> payload = LayoutWriter.payload(layout, pdu, typical);
        for (int flag = 0x02; flag <= 0x80; flag <<= 1) {
            if ((pdu.ownFlags() & flag) == 0) {
                invalid(String.format("undefined flag 0x%04X", flag), flag, payload, "BAD_FLAGS", "3.1");
            }
        }
    }

    private void badExtensions(Map<String, Object> typical) {
        List<Piece> payload = LayoutWriter.payload(layout, pdu, typical);
        int flag = Layout.FLAG_EXTENSIONS;
        invalid("a flag without extension fields", flag, payload, "BAD_LENGTH", "3.4");
        invalid("extension fields without the flag", 0, plus(payload, "40000000"), "BAD_LENGTH", "3.2");
        invalid("half an extension field", flag, plus(payload, "400000"), "BAD_LENGTH", "3.2");
        invalid("an extension field whose length lies", flag, plus(payload, "4000000200"), "BAD_LENGTH", "3.2");
        invalid("a second extension field cut off", flag, plus(payload, "40000001ff40"), "BAD_LENGTH", "3.2");
        if (!pdu.carriesExtensions()) {
            String must = HexFormat.of().toHexDigits((short) (MUST_UNDERSTAND | PRIVATE_EXTENSION)) + "0000";
            invalid("an unknown field that must be understood", flag, plus(payload, must), "UNKNOWN_EXTENSION", "3.4");
            invalid("such a field behind another", flag, plus(payload, "1a1a0000" + must), "UNKNOWN_EXTENSION", "3.4");
        }
    }

    private void relationToNothing() {
        for (Field field : pdu.fields()) {
            FieldType type = layout.types().of(field.type());
            if (type.kind() == Kind.STRUCT && !type.struct().nonzero().isEmpty()) {
                Map<String, Object> values = samples.withFlag(pdu, field.ifFlag());
                Map<Object, Object> struct = new LinkedHashMap<>((Map<?, ?>) values.get(field.name()));
                struct.put("sequence", "0");
                struct.put("epoch", 0L);
                values.put(field.name(), struct);
                invalid(
                        field.name() + ": to no position",
                        LayoutWriter.flags(pdu, values),
                        LayoutWriter.payload(layout, pdu, values),
                        "BAD_VALUE",
                        type.struct().section());
            }
        }
    }

    private void valid(String name, String comment, Map<String, Object> values) {
        List<Piece> frame = LayoutWriter.frame(layout, pdu, values);
        valid.add(new Vector.Valid(name, comment, pdu.name(), frame, values, true));
    }

    private void invalid(String name, int flags, List<Piece> payload, String error, String section) {
        byte[] frame = LayoutWriter.bytes(LayoutWriter.frame(layout, pdu.type(), flags, payload));
        invalid.add(new Vector.Invalid(name, frame, error, section));
    }

    private static List<Piece> plus(List<Piece> payload, String hex) {
        List<Piece> longer = new ArrayList<>(payload);
        longer.add(new Piece("more", Piece.Role.EXTENSION, null, HexFormat.of().parseHex(hex)));
        return longer;
    }

    private static boolean isPartOf(Piece piece, String field) {
        return piece.name().equals(field) || piece.name().startsWith(field + ".");
    }

    private static String kind(Piece piece) {
        return switch (piece.role()) {
            case LENGTH -> " length";
            case COUNT -> " count";
            default -> "";
        };
    }
}
