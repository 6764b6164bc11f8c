package chat.scp.spec;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The page that lists the rules which no test names, so that the list changes only knowingly. */
final class UncoveredPage {
    private UncoveredPage() {}

    static String page(SpecText text, Set<String> covered) {
        List<Rule> missing =
                text.rules().stream().filter(r -> !covered.contains(r.id())).toList();
        return "# Rules without a test\n\n"
                + "Generated from the rules of this specification and the ids that tests name with `@Spec`. Some rules only a\n"
                + "server's application, a client's application or the binding to QUIC can show; they are here until there is\n"
                + "one. Written anew with `mvn -pl scp-core test -Dscp.update=true`.\n\n"
                + counts(text, missing)
                + list(text, missing);
    }

    private static String counts(SpecText text, List<Rule> missing) {
        var chapters = new TreeMap<Integer, int[]>();
        text.rules().forEach(r -> chapters.computeIfAbsent(r.chapter(), c -> new int[2])[0]++);
        missing.forEach(r -> chapters.get(r.chapter())[1]++);
        StringBuilder out = new StringBuilder("| Chapter | Rules | With a test | Without |\n|---|---|---|---|\n");
        chapters.forEach((chapter, count) -> out.append("| ")
                .append(chapter)
                .append(' ')
                .append(text.heading(String.valueOf(chapter)))
                .append(counted(count[0], count[1])));
        return out.append("| **All**")
                .append(counted(text.rules().size(), missing.size()))
                .append('\n')
                .toString();
    }

    private static String counted(int rules, int missing) {
        return " | " + rules + " | " + (rules - missing) + " | " + missing + " |\n";
    }

    private static String list(SpecText text, List<Rule> missing) {
        StringBuilder out = new StringBuilder();
        String section = "";
        for (Rule rule : missing) {
            if (!rule.section().equals(section)) {
                section = rule.section();
                out.append(out.length() == 0 ? "" : "\n")
                        .append("**")
                        .append(section)
                        .append(' ')
                        .append(text.heading(section))
                        .append("**\n\n");
            }
            out.append("- ")
                    .append(rule.id())
                    .append(": ")
                    .append(rule.firstWords())
                    .append('\n');
        }
        return out.toString();
    }
}
