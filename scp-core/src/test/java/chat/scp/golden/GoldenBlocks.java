package chat.scp.golden;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the marked parts of a text. */
final class GoldenBlocks {
    private static final Pattern BLOCK =
            Pattern.compile("^<!-- generated: (.+?) -->\\R.*?^<!-- end -->$", Pattern.DOTALL | Pattern.MULTILINE);

    private GoldenBlocks() {}

    static String begin(String name) {
        return "<!-- generated: " + name + " -->";
    }

    /** The text with each part as given; every name must be marked once in the text, and no other. */
    static String replace(String text, Map<String, String> blocks) {
        Set<String> seen = new HashSet<>();
        Matcher matcher = BLOCK.matcher(text);
        String replaced = matcher.replaceAll(found -> {
            String name = found.group(1);
            String content = blocks.get(name);
            if (content == null) {
                throw new AssertionError("nothing is generated for the mark '" + name + "'");
            }
            if (!seen.add(name)) {
                throw new AssertionError("the mark '" + name + "' stands twice");
            }
            return Matcher.quoteReplacement(GoldenFile.block(name, content));
        });
        if (!seen.equals(blocks.keySet())) {
            Set<String> missing = new HashSet<>(blocks.keySet());
            missing.removeAll(seen);
            throw new AssertionError("the text has no mark for " + missing);
        }
        return replaced;
    }
}
