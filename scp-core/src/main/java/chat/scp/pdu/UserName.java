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
    // The 32 bytes as they stand on the wire: names are compared and written for every message.
    private final long word0;
    private final long word1;
    private final long word2;
    private final long word3;

    private UserName(String text) {
        this.text = text;
        word0 = word(text, 0);
        word1 = word(text, 8);
        word2 = word(text, 16);
        word3 = word(text, 24);
    }

    private static long word(String text, int from) {
        long word = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            word = (word << Byte.SIZE) | (i < text.length() ? text.charAt(i) : 0);
        }
        return word;
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

    /** Writes 32 bytes at {@code offset} of the big-endian buffer: the name, then zeros. */
    public void putTo(ByteBuffer to, int offset) {
        to.putLong(offset, word0);
        to.putLong(offset + 8, word1);
        to.putLong(offset + 16, word2);
        to.putLong(offset + 24, word3);
    }

    /** Whether the 32 bytes at {@code offset} of the big-endian buffer are this name. */
    public boolean isAt(ByteBuffer in, int offset) {
        return is(in.getLong(offset), in.getLong(offset + 8), in.getLong(offset + 16), in.getLong(offset + 24));
    }

    /** Whether these 32 bytes, as big-endian numbers, are this name. */
    public boolean is(long first, long second, long third, long fourth) {
        return first == word0 && second == word1 && third == word2 && fourth == word3;
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
