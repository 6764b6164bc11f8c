package chat.scp.registry;

import chat.scp.registry.FieldType.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the type names of a version's layouts mean. */
public final class FieldTypes {
    private static final Set<String> IDS =
            Set.of("ConversationId", "DeviceId", "InvitationId", "MessageId", "SessionId");

    public static final FieldTypes SCP1 = new FieldTypes(Registries.SCP1, Kind.ANY_TEXT);
    public static final FieldTypes SCP2 = new FieldTypes(Registries.SCP2, Kind.SHOWN_TEXT);

    private final Map<String, FieldType> types = new HashMap<>();

    private FieldTypes(PduRegistry registry, Kind text) {
        add("u8", Kind.NUMBER, 1);
        add("u16", Kind.NUMBER, 2);
        add("u32", Kind.NUMBER, 4);
        add("u64", Kind.NUMBER, 8);
        add("n64", Kind.OPAQUE, 8);
        add("bool", Kind.BOOL, 1);
        add("text8", text, 1);
        add("text16", text, 2);
        add("name8", Kind.LEGACY_NAME, 1);
        add("bytes8", Kind.BYTES, 1);
        add("bytes16", Kind.BYTES, 2);
        add("bytes32", Kind.FIXED_BYTES, 32);
        add("UserName", Kind.USER_NAME, 32);
        add("body", Kind.BODY, 0);
        IDS.forEach(id -> add(id, Kind.ID, 16));
        Registries.openCodes().forEach(o -> add(o.registry(), Kind.CODE, numberBytes(o.type())));
        var enums = registry.version() == 1 ? registry.enums() : Registries.ENUMS;
        enums.forEach(e -> types.put(e.name(), new FieldType(e.name(), Kind.ENUM, 1, e, null, null)));
        for (Struct s : registry.structs()) {
            int size = s.fields().stream().mapToInt(f -> of(f.type()).size()).sum();
            types.put(s.name(), new FieldType(s.name(), Kind.STRUCT, size, null, s, null));
        }
    }

    public FieldType of(String name) {
        if (name.startsWith("list<")) {
            FieldType element = of(name.substring(5, name.length() - 1));
            return new FieldType(name, Kind.LIST, 2, null, null, element);
        }
        FieldType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type has the name " + name);
        }
        return type;
    }

    private void add(String name, Kind kind, int size) {
        types.put(name, FieldType.of(name, kind, size));
    }

    private static int numberBytes(String type) {
        return Integer.parseInt(type.substring(1)) / 8;
    }
}
