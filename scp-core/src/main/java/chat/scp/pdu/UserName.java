package chat.scp.pdu;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An account name or a room name of SCP/2: 1 to 32 of {@code a-z 0-9 . _ -}, the first a letter or a
 * digit. One that begins with {@code ~} belongs to somebody behind a gateway; only servers make
 * those. §3.3
 */
public final class UserName implements Name, Comparable<UserName> {
    public static final int MAX_BYTES = 32;

    /** On the wire: nobody, or not filled in yet. */
    public static final UserName NONE = new UserName("");

    private final String text;

    private UserName(String text) {
        this.text = text;
    }

    /** Folds upper case, as a person may type a name; on the wire upper case is an error. */
    public static UserName of(String typed) {
        String folded = foldAscii(typed);
        if (!isValid(folded)) {
            throw new IllegalArgumentException(
                    "a name is 1 to 32 of a-z, 0-9, '.', '_' and '-', and begins with a letter or a digit;"
                            + " this is none: "
                            + typed);
        }
        return new UserName(folded);
    }

    /** ASCII only: full folding would make a {@code k} of the Kelvin sign, and two names of one. */
    private static String foldAscii(String typed) {
        StringBuilder folded = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return folded.toString();
    }

    /** The name that these bytes are, without folding; null if they are none. */
    public static @Nullable UserName parse(byte[] ascii, int length) {
        String text = new String(ascii, 0, length, StandardCharsets.ISO_8859_1);
        return isValid(text) ? new UserName(text) : null;
    }

    /** Whether the text is a name, as it stands. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_BYTES || text.equals("~")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isValid(text.charAt(i), i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValid(char c, int index) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            return true;
        }
        return index == 0 ? c == '~' : c == '.' || c == '_' || c == '-';
    }

    @Override
    public String text() {
        return text;
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    /** Whether a server made it for somebody who has no account. */
    public boolean isGuest() {
        return text.startsWith("~");
    }

    /** Writes 32 bytes at {@code offset}: the name, then zeros. */
    public void putTo(ByteBuffer to, int offset) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            to.put(offset + i, (byte) text.charAt(i));
        }
        for (int i = length; i < MAX_BYTES; i++) {
            to.put(offset + i, (byte) 0);
        }
    }

    @Override
    public int compareTo(UserName other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
