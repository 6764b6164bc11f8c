package chat.scp.pdu;

import java.nio.ByteBuffer;

/** UTF-8 as the wire has it: strict on the way in, without allocation on the way out. §3.3 */
public final class Utf8 {
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** How many bytes the text takes; -1 if it holds half of a surrogate pair. */
    public static int byteCount(CharSequence text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                return -1;
            }
        }
        return bytes;
    }

    /** Writes well-formed text at {@code offset}; returns the offset after it. */
    public static int put(CharSequence text, ByteBuffer to, int offset) {
        int at = offset;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                to.put(at++, (byte) c);
            } else if (c < 0x800) {
                to.put(at++, (byte) (0xC0 | (c >> 6)));
                to.put(at++, (byte) (0x80 | (c & 0x3F)));
            } else if (!Character.isSurrogate(c)) {
                to.put(at++, (byte) (0xE0 | (c >> 12)));
                to.put(at++, (byte) (0x80 | ((c >> 6) & 0x3F)));
                to.put(at++, (byte) (0x80 | (c & 0x3F)));
            } else {
                int point = Character.toCodePoint(c, text.charAt(++i));
                to.put(at++, (byte) (0xF0 | (point >> 18)));
                to.put(at++, (byte) (0x80 | ((point >> 12) & 0x3F)));
                to.put(at++, (byte) (0x80 | ((point >> 6) & 0x3F)));
                to.put(at++, (byte) (0x80 | (point & 0x3F)));
            }
        }
        return at;
    }

    /** C0, DEL and C1: what no name and no title may hold. */
    public static boolean hasControl(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes are well-formed: shortest forms only, no surrogates, nothing past U+10FFFF. */
    public static boolean isValid(ByteBuffer in, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (end - at >= Long.BYTES && (in.getLong(at) & HIGH_BITS) == 0) {
                at += Long.BYTES;
                continue;
            }
            int size = sequenceSize(in, at, end);
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    private static int sequenceSize(ByteBuffer in, int at, int end) {
        int lead = in.get(at) & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || end - at < size) {
            return 0;
        }
        int second = in.get(at + 1) & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((in.get(at + i) & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }
}
