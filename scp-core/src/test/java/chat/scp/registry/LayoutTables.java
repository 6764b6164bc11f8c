package chat.scp.registry;

import static chat.scp.registry.Markdown.code;

import java.util.ArrayList;
import java.util.List;

/** The tables of a PDU in the text of the specification. */
final class LayoutTables {
    private static final List<String> HEAD = List.of("Offset", "Size", "Field", "Type", "Meaning");

    private final PduRegistry registry;
    private final FieldTypes types;

    LayoutTables(PduRegistry registry, FieldTypes types) {
        this.registry = registry;
        this.types = types;
    }

    String of(PduLayout pdu) {
        Markdown md = new Markdown().paragraph(pdu.purpose()).paragraph(facts(pdu));
        if (pdu.fields().isEmpty()) {
            md.paragraph("No fields.");
        } else {
            md.table(HEAD, rows(pdu.fields(), registry.headerBytes()));
        }
        if (!pdu.flags().isEmpty()) {
            md.table(
                    List.of("Flag", "Name", "Meaning"),
                    pdu.flags().stream()
                            .map(f -> List.of(Markdown.hex(f.value(), 4), code(f.name()), f.meaning()))
                            .toList());
        }
        registry.structs().stream()
                .filter(s -> s.section().equals(pdu.section()))
                .forEach(s ->
                        md.paragraph("**" + s.name() + "**: " + s.meaning()).table(HEAD, rows(s.fields(), 0)));
        registry.enums().stream()
                .filter(e -> pdu.fields().stream().anyMatch(f -> f.type().equals(e.name())))
                .forEach(e -> md.paragraph("**" + e.name() + "**: " + e.meaning())
                        .table(List.of("Value", "Name", "Meaning"), RegistryTables.entries(e.values(), 2)));
        if (pdu.name().equals("ERROR")) {
            md.table(List.of("Code", "Name", "Meaning"), RegistryTables.entries(registry.errors(), 4));
        }
        return md.toString();
    }

    private String facts(PduLayout pdu) {
        List<String> facts = new ArrayList<>();
        facts.add("Type: `" + pdu.typeText() + "`");
        facts.add("sent by: " + pdu.sender());
        if (pdu.channel() != null) {
            facts.add("channel: " + pdu.channel());
        }
        if (pdu.capability() != null) {
            facts.add("capability: " + pdu.capability());
        }
        return String.join(" · ", facts);
    }

    private List<List<String>> rows(List<Field> fields, int firstOffset) {
        List<List<String>> rows = new ArrayList<>();
        int offset = firstOffset;
        for (Field field : fields) {
            FieldType type = types.of(field.type());
            String at = offset < 0 ? "" : String.valueOf(offset);
            rows.add(List.of(at, size(field, type), code(field.name()), code(field.type()), field.meaning()));
            offset = offset < 0 || field.isOptional() || !type.hasFixedSize() ? -1 : offset + type.size();
        }
        return rows;
    }

    private static String size(Field field, FieldType type) {
        if (field.isOptional()) {
            return "0 or " + type.size();
        }
        return switch (type.kind()) {
            case BODY -> "n";
            case LIST -> "2 + n × " + elementSize(type.element());
            default -> type.hasLength() ? type.size() + " + n" : String.valueOf(type.size());
        };
    }

    private static String elementSize(FieldType element) {
        return element.hasLength() ? "(" + element.size() + " + m)" : String.valueOf(element.size());
    }
}
