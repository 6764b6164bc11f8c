package chat.scp.pdu;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Something beyond the base that both sides must be able to do. Open: unknown ones are ignored. §4.1 */
public record Capability(int value) {
    private static final Map<Integer, Capability> KNOWN = new TreeMap<>();
    private static final Map<Integer, String> NAMES = new TreeMap<>();

    /** Rooms: CREATE, JOIN, MODERATE, CONFIGURE. */
    public static final Capability ROOMS = known(1, "ROOMS");

    /** TYPING. */
    public static final Capability TYPING = known(2, "TYPING");

    /** PRESENCE. */
    public static final Capability PRESENCE = known(3, "PRESENCE");

    /** Messages that reply, edit, delete and react. */
    public static final Capability RELATIONS = known(4, "RELATIONS");

    /** Bodies that refer to files. */
    public static final Capability ATTACHMENTS = known(5, "ATTACHMENTS");

    /** Key packages and the encrypted envelope. */
    public static final Capability END_TO_END = known(6, "END_TO_END");

    /** TYPING and PRESENCE may arrive as datagrams. */
    public static final Capability DATAGRAMS = known(7, "DATAGRAMS");

    /** REGISTER and CREDENTIAL. */
    public static final Capability REGISTRATION = known(8, "REGISTRATION");

    /** MARK of other members. */
    public static final Capability MARKS = known(9, "MARKS");

    public Capability {
        Check.u16("capability", value);
    }

    /** The code of this number, registered or not. */
    public static Capability of(int value) {
        Capability known = KNOWN.get(value);
        return known != null ? known : new Capability(value);
    }

    /** Every registered code, by number. */
    public static Collection<Capability> registered() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    /** The registered name, or the number of a code that has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(value, "0x" + Integer.toHexString(value));
    }

    private static Capability known(int value, String name) {
        Capability code = new Capability(value);
        KNOWN.put(value, code);
        NAMES.put(value, name);
        return code;
    }
}
