package chat.scp.pdu;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What the body of a message holds. Open: an unknown type is handed on as bytes. §6.8 */
public record ContentType(int value) {
    private static final Map<Integer, ContentType> KNOWN = new LinkedHashMap<>();
    private static final Map<Integer, String> NAMES = new LinkedHashMap<>();

    /** No content: the body is empty, as in a deletion. */
    public static final ContentType NONE = known(0, "NONE");

    /** Plain text in UTF-8. */
    public static final ContentType TEXT = known(1, "TEXT");

    /** One emoji in UTF-8: the body of a reaction; empty takes the reaction back. */
    public static final ContentType EMOJI = known(2, "EMOJI");

    /** Reference to a file kept elsewhere: size, hash, media type, place. */
    public static final ContentType ATTACHMENT = known(3, "ATTACHMENT");

    /** End-to-end envelope, opaque to the server. */
    public static final ContentType ENCRYPTED = known(4, "ENCRYPTED");

    /** What happened in the conversation, told by the server in text. */
    public static final ContentType NOTICE = known(5, "NOTICE");

    /** Those whose number is their place: nearly all messages. */
    private static final ContentType[] FIRST = first();

    public ContentType {
        Check.u32("contentType", value);
    }

    /** The code of this number, registered or not. */
    public static ContentType of(int value) {
        if (value >= 0 && value < FIRST.length) {
            return FIRST[value];
        }
        ContentType known = KNOWN.get(value);
        return known != null ? known : new ContentType(value);
    }

    /** Every registered code, by number. */
    public static Collection<ContentType> registered() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    // By hand, as for ids: each message is asked for it, and what the JDK makes for records takes longer.
    @Override
    public boolean equals(Object other) {
        return other instanceof ContentType type && type.value == value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    /** The registered name, or the number of a code that has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(value, "0x" + Integer.toHexString(value));
    }

    private static ContentType[] first() {
        return IntStream.iterate(0, KNOWN::containsKey, value -> value + 1)
                .mapToObj(KNOWN::get)
                .toArray(ContentType[]::new);
    }

    private static ContentType known(int value, String name) {
        ContentType code = new ContentType(value);
        KNOWN.put(value, code);
        NAMES.put(value, name);
        return code;
    }
}
