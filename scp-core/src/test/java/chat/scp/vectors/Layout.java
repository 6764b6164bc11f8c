package chat.scp.vectors;

import chat.scp.registry.FieldTypes;
import chat.scp.registry.PduLayout;
import chat.scp.registry.PduRegistry;
import chat.scp.registry.Registries;
import java.util.ArrayList;
import java.util.List;

/** A version's layouts, as data: what is read and written by them owes nothing to the codecs. */
public record Layout(PduRegistry registry, FieldTypes types, String headerSection) {
    public static final Layout SCP1 = new Layout(Registries.SCP1, FieldTypes.SCP1, "10.1");
    public static final Layout SCP2 = new Layout(Registries.SCP2, FieldTypes.SCP2, "3.1");

    static final int FLAG_EXTENSIONS = 0x0001;
    static final int IGNORABLE_FLAGS = 0xFF00;
    static final int FIRST_IGNORABLE = 0x80;

    /** Every PDU with its version, for tests that go through all of them. */
    public record Pdu(Layout layout, PduLayout pdu) {
        @Override
        public String toString() {
            return "SCP/" + layout.version() + " " + pdu.name();
        }
    }

    public static List<Pdu> allPdus() {
        List<Pdu> all = new ArrayList<>();
        for (Layout layout : List.of(SCP1, SCP2)) {
            layout.registry.pdus().forEach(p -> all.add(new Pdu(layout, p)));
        }
        return all;
    }

    public int version() {
        return registry.version();
    }

    int headerBytes() {
        return registry.headerBytes();
    }

    int maxFrameBytes() {
        return version() == 1 ? 4 + 0xFFFF : 16 * 1024 * 1024;
    }
}
