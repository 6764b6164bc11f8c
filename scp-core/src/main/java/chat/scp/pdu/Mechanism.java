package chat.scp.pdu;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A way to prove who one is. Open: unknown ones in a list are ignored. §4.2 */
public record Mechanism(int value) {
    private static final Map<Integer, Mechanism> KNOWN = new TreeMap<>();
    private static final Map<Integer, String> NAMES = new TreeMap<>();

    /** By name alone, where the server is configured open. */
    public static final Mechanism OPEN = known(1, "OPEN");

    /** SCRAM-SHA-256 without channel binding, for links that have none. */
    public static final Mechanism SCRAM_SHA_256 = known(2, "SCRAM_SHA_256");

    /** SCRAM-SHA-256 bound to the server's certificate. */
    public static final Mechanism SCRAM_SHA_256_PLUS = known(3, "SCRAM_SHA_256_PLUS");

    /** A token of the embedder's own login. */
    public static final Mechanism TOKEN = known(4, "TOKEN");

    /** A resumption token of this server. */
    public static final Mechanism RESUME = known(5, "RESUME");

    public Mechanism {
        Check.u8("mechanism", value);
    }

    /** The code of this number, registered or not. */
    public static Mechanism of(int value) {
        Mechanism known = KNOWN.get(value);
        return known != null ? known : new Mechanism(value);
    }

    /** Every registered code, by number. */
    public static Collection<Mechanism> registered() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    /** The registered name, or the number of a code that has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(value, "0x" + Integer.toHexString(value));
    }

    private static Mechanism known(int value, String name) {
        Mechanism code = new Mechanism(value);
        KNOWN.put(value, code);
        NAMES.put(value, name);
        return code;
    }
}
