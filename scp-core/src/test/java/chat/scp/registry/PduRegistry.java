package chat.scp.registry;

import java.util.List;
import java.util.Optional;

/** The PDU types of a version. */
public record PduRegistry(
        String registry,
        int version,
        List<Range> ranges,
        List<PduLayout> pdus,
        List<Struct> structs,
        List<EnumEntries> enums,
        List<Entry> errors) {

    public PduRegistry {
        structs = structs == null ? List.of() : structs;
        enums = enums == null ? List.of() : enums;
    }

    public PduLayout pdu(String name) {
        return pdus.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    public Optional<PduLayout> ofType(int type) {
        return pdus.stream().filter(p -> p.type() == type).findFirst();
    }

    public int headerBytes() {
        return version == 1 ? 4 : 8;
    }
}
