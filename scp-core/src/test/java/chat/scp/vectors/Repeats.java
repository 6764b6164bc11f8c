package chat.scp.vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Long values of vectors, written short: {@code {"repeat": x, "times": n}} stands for n times the
 * string x in a row, or for the elements of the array x, n times.
 */
final class Repeats {
    private static final int SHORT = 80;
    private static final int FEW = 16;

    private Repeats() {}

    static Object repeated(Object what, int times) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("repeat", what);
        json.put("times", (long) times);
        return json;
    }

    static Object shorten(Object value) {
        if (value instanceof String text && text.length() > SHORT) {
            String unit = text.substring(0, 2);
            return unit.repeat(text.length() / 2).equals(text)
                    ? repeated(unit, text.length() / 2)
                    : text.equals(unit.substring(0, 1).repeat(text.length()))
                            ? repeated(unit.substring(0, 1), text.length())
                            : value;
        } else if (value instanceof List<?> list) {
            boolean same = list.size() > FEW && list.stream().allMatch(list.get(0)::equals);
            return same
                    ? repeated(List.of(shorten(list.get(0))), list.size())
                    : list.stream().map(Repeats::shorten).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> shortened = new LinkedHashMap<>();
            map.forEach((k, v) -> shortened.put(k, shorten(v)));
            return shortened;
        }
        return value;
    }

    static Object expand(Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.containsKey("repeat")) {
                return repeat(expand(map.get("repeat")), ((Long) map.get("times")).intValue());
            }
            Map<Object, Object> expanded = new LinkedHashMap<>();
            map.forEach((k, v) -> expanded.put(k, expand(v)));
            return expanded;
        } else if (value instanceof List<?> list) {
            return list.stream().map(Repeats::expand).toList();
        }
        return value;
    }

    private static Object repeat(Object what, int times) {
        if (what instanceof String text) {
            return text.repeat(times);
        }
        List<Object> all = new ArrayList<>();
        Collections.nCopies(times, (List<?>) what).forEach(all::addAll);
        return all;
    }
}
