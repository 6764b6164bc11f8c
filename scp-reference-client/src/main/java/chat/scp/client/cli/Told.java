package chat.scp.client.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that the user is told, for people as well as for programs.
 *
 * @param event which kind of thing
 * @param in the conversation it is about, by the name of the other person or of the room; empty: none
 * @param fields what a program wants to know: text, numbers and truth values; what other people said is in it as it came
 * @param sentence what a person reads; safe for a terminal
 */
record Told(String event, String in, Map<String, Object> fields, String sentence) {
    Told {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Told of(String event, String in, String sentence) {
        return new Told(event, in, Map.of(), sentence);
    }

    /** Something in words only. */
    static Told info(String sentence) {
        return of("info", "", sentence);
    }

    /** The same, and this; null is left out. */
    Told with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Told(event, in, more, sentence);
    }

    Told saying(String other) {
        return new Told(event, in, fields, other);
    }

    Told within(String conversation) {
        return new Told(event, conversation, fields, sentence);
    }

    /** The value of a field as text; empty: there is none. */
    String field(String name) {
        Object value = fields.get(name);
        return value == null ? "" : value.toString();
    }

    boolean is(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }
}
