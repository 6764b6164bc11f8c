package chat.scp.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.golden.GoldenFile;
import chat.scp.registry.Entry;
import chat.scp.registry.Registries;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every MUST is a rule of the form of §2.1, and is named by a test or listed as named by none. */
class SpecCoverageTest {
    private static final Pattern FREE_CONSEQUENCE =
            Pattern.compile("(nothing|caller's bug|the application decides|SCP/1 ERROR 0x[0-9A-F]{4})\\b.*");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+\\b");

    private final SpecText text = SpecText.read();

    @Test
    void thereAreRules() {
        assertTrue(text.rules().size() > 200, text.rules().size() + " rules");
    }

    @Test
    void nothingOutsideOfRulesObliges() {
        assertEquals(List.of(), text.strays());
    }

    @Test
    void everyRuleObligesOnce() {
        assertNone(r -> Pattern.compile("\\b(MUST|SHALL|REQUIRED)\\b")
                        .matcher(r.obligation())
                        .results()
                        .count()
                == 1);
    }

    @Test
    void everyRuleSaysWhatBreakingItEarns() {
        Set<String> codes =
                Registries.ERROR_CODES.entries().stream().map(Entry::name).collect(Collectors.toSet());
        assertNone(r -> {
            Matcher code = CODE.matcher(r.otherwise());
            return FREE_CONSEQUENCE.matcher(r.otherwise()).matches()
                    || (code.lookingAt() && codes.contains(code.group()));
        });
    }

    @Test
    void rulesAreNumberedWithoutHoles() {
        Map<String, Integer> last = new HashMap<>();
        assertNone(r -> last.merge(r.section(), 1, Integer::sum) == r.number());
    }

    @Test
    void theSectionOfARuleExists() {
        assertNone(r -> text.sections().contains(r.section()));
    }

    @Test
    void testsNameOnlyRulesThatExist() {
        Set<String> ids = text.rules().stream().map(Rule::id).collect(Collectors.toSet());
        assertEquals(
                Map.of(),
                SpecAnnotations.read().entrySet().stream()
                        .filter(e -> !ids.contains(e.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void theListOfRulesWithoutATestIsFresh() {
        GoldenFile.check(
                Path.of(SpecText.UNCOVERED),
                UncoveredPage.page(text, SpecAnnotations.read().keySet()));
    }

    private void assertNone(Predicate<Rule> isRight) {
        assertEquals(
                List.of(), text.rules().stream().filter(r -> !isRight.test(r)).toList());
    }
}
