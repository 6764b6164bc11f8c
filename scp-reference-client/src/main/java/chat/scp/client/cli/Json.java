package chat.scp.client.cli;

import java.util.Map;

/** Writes an event as one line of JSON (RFC 8259), in ASCII but for letters. */
final class Json {
    private Json() {}

    static String line(Told told) {
        StringBuilder out = new StringBuilder("{");
        field(out, "event", told.event());
        if (!told.in().isEmpty()) {
            field(out, "in", told.in());
        }
        for (Map.Entry<String, Object> entry : told.fields().entrySet()) {
            field(out, entry.getKey(), entry.getValue());
        }
        if (told.fields().isEmpty() && !told.sentence().isEmpty()) {
            field(out, "text", told.sentence());
        }
        return out.append('}').toString();
    }

    private static void field(StringBuilder out, String name, Object value) {
        if (out.length() > 1) {
            out.append(',');
        }
        string(out, name);
        out.append(':');
        if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            string(out, value.toString());
        }
    }

    private static void string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (isEscaped(text, i)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** What a terminal could take for an order, and halves of characters. */
    private static boolean isEscaped(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
