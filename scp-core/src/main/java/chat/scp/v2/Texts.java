package chat.scp.v2;

import chat.scp.pdu.Utf8;

/** Makes diagnostics fit their field: a text for people is cut, never the cause of an error. */
final class Texts {
    private static final int MAX_BYTES = 0xFF;

    private Texts() {}

    static String of(Exception e) {
        return short8(e.getMessage() == null ? "" : e.getMessage());
    }

    /** A text that a text8 field takes: no control characters, well-formed, short enough. */
    static String short8(String text) {
        StringBuilder fit = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? '?' : c)
                .takeWhile(c -> Utf8.byteCount(fit) + Utf8.byteCount(Character.toString(c)) <= MAX_BYTES)
                .forEach(fit::appendCodePoint);
        return fit.toString();
    }
}
