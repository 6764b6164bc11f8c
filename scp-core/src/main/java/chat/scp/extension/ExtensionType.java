package chat.scp.extension;

import chat.scp.pdu.Check;
import chat.scp.pdu.ExtensionField;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an extension field is, apart from whether it must be understood. Open: unknown ones survive. Immutable.
 * §3.4, §12.3
 *
 * @param value the type without its highest bit, 0 to 0x7FFF
 */
public record ExtensionType(int value) {
    private static final int FIRST_PRIVATE = 0x4000;

    private static final Map<Integer, ExtensionType> KNOWN = new TreeMap<>();
    private static final Map<Integer, String> NAMES = new TreeMap<>();

    /** The gateway that the message came through. */
    public static final ExtensionType ORIGIN = known(1, "ORIGIN");

    /** Users that the message names. */
    public static final ExtensionType MENTIONS = known(2, "MENTIONS");

    /** Language of the text, a tag of BCP 47. */
    public static final ExtensionType LANGUAGE = known(3, "LANGUAGE");

    /** 16 bytes that name this PDU in the logs of everybody on its way. */
    public static final ExtensionType TRACE = known(4, "TRACE");

    public ExtensionType {
        Check.u16("extensionType", value);
        if ((value & ExtensionField.MUST_UNDERSTAND) != 0) {
            throw new IllegalArgumentException("the must-understand bit is no part of an extension type");
        }
    }

    /** The type of this number, registered or not. */
    public static ExtensionType of(int value) {
        ExtensionType known = KNOWN.get(value);
        return known != null ? known : new ExtensionType(value);
    }

    /** What this field is, whether it must be understood or not. */
    public static ExtensionType of(ExtensionField field) {
        return of(field.type() & ~ExtensionField.MUST_UNDERSTAND);
    }

    /** Every registered type, by number. */
    public static Collection<ExtensionType> registered() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    public boolean isRegistered() {
        return KNOWN.containsKey(value);
    }

    /** Whether it belongs to programs that know each other. GREASE belongs to nobody. */
    public boolean isPrivate() {
        return value >= FIRST_PRIVATE && !isGrease();
    }

    public boolean isGrease() {
        return Grease.EXTENSION_TYPE.isGrease(value);
    }

    /** The registered name, or the number of a type that has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(value, "0x" + Integer.toHexString(value));
    }

    private static ExtensionType known(int value, String name) {
        ExtensionType type = new ExtensionType(value);
        KNOWN.put(value, type);
        NAMES.put(value, name);
        return type;
    }
}
