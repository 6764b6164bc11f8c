package chat.scp.vectors;

import java.util.List;
import java.util.Map;

/**
 * How the value of a field is written in a vector.
 *
 * <ul>
 *   <li>numbers of up to 32 bits and open codes: a number; of 64 bits: a decimal string
 *   <li>n64, ids and bytes: hexadecimal digits; names and text: a string; bool: true or false
 *   <li>enums: the name of the value; structs: an object; lists: an array
 *   <li>a field that its flag leaves out, and extension fields where there are none: nothing
 * </ul>
 */
final class Values {
    static final String EXTENSIONS = "extensions";

    private Values() {}

    static long number(Object value) {
        return value instanceof String decimal ? Long.parseUnsignedLong(decimal) : (Long) value;
    }

    /** A number of this many bytes as it stands in a vector. */
    static Object ofNumber(long value, int size) {
        if (size == 8) {
            return Long.toUnsignedString(value);
        }
        return value;
    }

    @SuppressWarnings("unchecked") // written as such a list, or by Jackson from an array of objects
    static List<Map<String, Object>> extensions(Map<String, Object> values) {
        return (List<Map<String, Object>>) values.getOrDefault(EXTENSIONS, List.of());
    }
}
