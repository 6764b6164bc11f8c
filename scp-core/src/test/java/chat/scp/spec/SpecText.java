package chat.scp.spec;

import chat.scp.golden.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of the specification: its rules, its headings, and what stands outside of rules. */
final class SpecText {
    private static final Pattern RULE = Pattern.compile("\\*\\*\\[(\\d+(?:\\.\\d+)+-\\d+)]\\*\\* (.+) _Else: (.+)_");
    private static final Pattern HEADING = Pattern.compile("#{1,4} (\\d+(?:\\.\\d+)*) (.+)");
    /** Generated from the coverage itself. */
    static final String UNCOVERED = "uncovered.md";

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> headings = new TreeMap<>();
    /** Lines that begin like a rule and are none, and others that hold a capital word. */
    private final List<String> strays = new ArrayList<>();

    static SpecText read() {
        SpecText text = new SpecText();
        try (Stream<Path> files = Files.list(GoldenFile.specDir())) {
            files.filter(f -> f.toString().endsWith(".md") && !f.endsWith(UNCOVERED))
                    .sorted()
                    .forEach(text::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.rules.sort(SpecText::inOrderOfIds);
        return text;
    }

    /** In the order of their ids, the way people count. */
    List<Rule> rules() {
        return rules;
    }

    Set<String> sections() {
        return new TreeSet<>(headings.keySet());
    }

    String heading(String section) {
        return headings.getOrDefault(section, "");
    }

    List<String> strays() {
        return strays;
    }

    private void read(Path file) {
        String name = String.valueOf(file.getFileName());
        for (String line : lines(file)) {
            line(name, line);
        }
    }

    private void line(String file, String line) {
        Matcher rule = RULE.matcher(line);
        Matcher heading = HEADING.matcher(line);
        if (rule.matches()) {
            rules.add(new Rule(file, rule.group(1), rule.group(2), rule.group(3)));
        } else if (heading.matches()) {
            headings.put(heading.group(1), heading.group(2));
        } else if (line.startsWith("**[") || line.matches(".*\\b(MUST|SHALL|REQUIRED)\\b.*")) {
            strays.add(file + ": " + line);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int inOrderOfIds(Rule a, Rule b) {
        String[] left = a.id().split("[.-]");
        String[] right = b.id().split("[.-]");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
