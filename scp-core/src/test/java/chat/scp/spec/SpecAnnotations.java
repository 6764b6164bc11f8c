package chat.scp.spec;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids that {@code @Spec} names in the test sources of all modules. */
final class SpecAnnotations {
    private static final Pattern ANNOTATION = Pattern.compile("@Spec\\(\\s*(?:\\{([^}]*)}|(\"[^\"]*\"))\\s*\\)");
    private static final Pattern ID = Pattern.compile("\"([^\"]*)\"");

    private SpecAnnotations() {}

    /** Ids, and the name of a file that has each. */
    static Map<String, String> read() {
        Map<String, String> found = new TreeMap<>();
        TestSources.byClassName().forEach((name, text) -> read(name + ".java", text, found));
        return found;
    }

    private static void read(String file, String text, Map<String, String> found) {
        Matcher annotation = ANNOTATION.matcher(text);
        while (annotation.find()) {
            String ids = annotation.group(1) == null ? annotation.group(2) : annotation.group(1);
            ID.matcher(ids).results().forEach(id -> found.put(id.group(1), file));
        }
    }
}
