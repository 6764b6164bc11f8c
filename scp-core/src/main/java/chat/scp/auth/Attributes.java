package chat.scp.auth;

import chat.scp.pdu.Bytes;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Takes a SCRAM message apart, attribute by attribute in the order that RFC 5802 §5.1 prescribes; what
 * comes otherwise is malformed. For one thread.
 */
final class Attributes {
    private final String[] parts;
    private int at;
    private long seen; // one bit for each letter, so that none comes twice

    Attributes(String message) {
        parts = message.split(",", -1);
    }

    /** The text of a message: UTF-8, and no NUL (RFC 5802 §7: value-char). */
    static String text(Bytes message) throws ScramException {
        String text = message.utf8();
        if (!message.isUtf8() || text.indexOf('\0') >= 0) {
            throw ScramException.malformed("not UTF-8 without NUL");
        }
        return text;
    }

    boolean atEnd() {
        return at == parts.length;
    }

    /** The next part as it stands, whether it is an attribute or not. */
    String part() throws ScramException {
        if (atEnd()) {
            throw ScramException.malformed("the message ends too early");
        }
        return parts[at++];
    }

    /** The value of the next attribute, which must have this name. */
    String value(char name) throws ScramException {
        String part = attribute();
        if (part.charAt(0) != name) {
            throw ScramException.malformed("attribute " + name + " expected");
        }
        return part.substring(2);
    }

    /** Takes what is left, extensions, and gives the value of the one that has this name. */
    @Nullable
    String extension(char name) throws ScramException {
        String value = null;
        while (!atEnd()) {
            String part = attribute();
            if (part.charAt(0) == name) {
                value = part.substring(2);
            }
        }
        return value;
    }

    /** Takes what is left: unknown extensions, which are ignored. */
    void skip() throws ScramException {
        while (!atEnd()) {
            attribute();
        }
    }

    /** Takes what is left, but for the last attribute; unknown extensions are ignored. */
    void skipToLast() throws ScramException {
        while (at < parts.length - 1) {
            attribute();
        }
    }

    private String attribute() throws ScramException {
        String part = part();
        if (part.length() < 3 || part.charAt(1) != '=' || !isLetter(part.charAt(0))) {
            throw ScramException.malformed("an attribute is a letter, '=' and a value");
        }
        char name = part.charAt(0);
        if (name == 'm') {
            // RFC 5802 §5.1: whoever does not know a mandatory extension ends the login; we know none.
            throw ScramException.malformed("a mandatory extension");
        }
        long bit = 1L << (name - 'A');
        if ((seen & bit) != 0) {
            throw ScramException.malformed("attribute " + name + " twice");
        }
        seen |= bit;
        return part;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Base64 in its one canonical form, as RFC 5802 §7 has it: padded, and no stray bits. */
    static Bytes base64(String text) throws ScramException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return Bytes.of(bytes);
            }
        } catch (IllegalArgumentException e) {
            // falls through: the decoder's words would quote the peer's
        }
        throw ScramException.malformed("not base64");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
