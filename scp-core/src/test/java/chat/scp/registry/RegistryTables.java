package chat.scp.registry;

import static chat.scp.registry.Markdown.code;
import static chat.scp.registry.Markdown.hex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of chapter 12. */
final class RegistryTables {
    private static final List<String> ENTRY_HEAD = List.of("Value", "Name", "Meaning");
    private static final List<String> RANGE_HEAD = List.of("From", "To", "Rule");

    private RegistryTables() {}

    static Map<String, String> blocks() {
        Map<String, String> blocks = new LinkedHashMap<>();
        blocks.put("PDU types of SCP/2", ranges(Registries.SCP2.ranges()) + pdus(Registries.SCP2));
        blocks.put("PDU types of SCP/1", pdus(Registries.SCP1));
        blocks.put("error codes", open(Registries.ERROR_CODES, 4));
        blocks.put("capabilities", open(Registries.CAPABILITIES, 4));
        blocks.put("content types", open(Registries.CONTENT_TYPES, 8));
        blocks.put("mechanisms", open(Registries.MECHANISMS, 2));
        blocks.put("extension fields", open(Registries.EXTENSION_FIELDS, 4));
        blocks.put("enums", enums());
        blocks.put("GREASE", grease());
        return blocks;
    }

    static List<List<String>> entries(List<Entry> entries, int digits) {
        return entries.stream()
                .map(e -> List.of(hex(e.value(), digits), code(e.name()), e.meaning()))
                .toList();
    }

    private static String open(OpenCodes codes, int digits) {
        String ranges = codes.ranges() == null ? "" : ranges(codes.ranges());
        return ranges + new Markdown().table(ENTRY_HEAD, entries(codes.entries(), digits));
    }

    private static String ranges(List<Range> ranges) {
        return new Markdown()
                .table(
                        RANGE_HEAD,
                        ranges.stream()
                                .map(r -> List.of(r.from(), r.to(), r.rule()))
                                .toList())
                .toString();
    }

    private static String pdus(PduRegistry registry) {
        return new Markdown()
                .table(
                        List.of("Type", "Name", "Sent by", "Section"),
                        registry.pdus().stream()
                                .map(p -> List.of(p.typeText(), code(p.name()), p.sender(), "§" + p.section()))
                                .toList())
                .toString();
    }

    private static String enums() {
        Markdown md = new Markdown();
        for (EnumEntries e : Registries.ENUMS) {
            md.paragraph("**" + e.name() + "**: " + e.meaning()).table(ENTRY_HEAD, entries(e.values(), 2));
        }
        return md.toString();
    }

    private static String grease() {
        GreaseValues g = Registries.GREASE;
        return new Markdown()
                .table(
                        List.of("Where", "Values"),
                        List.of(
                                List.of("PDU types", codes(g.pduTypes())),
                                List.of("capabilities", codes(g.capabilities())),
                                List.of("extension fields", codes(g.extensionTypes())),
                                List.of("flags, any of", code(g.flags()))))
                .toString();
    }

    private static String codes(List<String> values) {
        return values.stream().map(Markdown::code).collect(Collectors.joining(" "));
    }
}
