package chat.scp.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each package of the core may import. */
class PackageArrowsTest {
    private static final String ROOT = "chat.scp.";
    private static final String BASE = "pdu wire machine signal auth extension dialect";
    private static final Map<String, String> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("pdu", ""),
            Map.entry("wire", "pdu"),
            Map.entry("machine", "pdu"),
            Map.entry("auth", "pdu"),
            Map.entry("extension", "wire pdu"),
            Map.entry("signal", "auth wire pdu"),
            Map.entry("dialect", "signal machine extension auth wire pdu"),
            Map.entry("v1", BASE),
            Map.entry("v2", BASE + " v1"),
            Map.entry("negotiation", BASE + " v1 v2"),
            Map.entry("session", BASE + " negotiation"),
            Map.entry("link", BASE + " negotiation session")));

    private static final JavaClasses CORE = CoreClasses.main();

    @TestFactory
    Stream<DynamicTest> arrowsPointOneWay() {
        return ARROWS.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> mayDependOn(name, ARROWS.get(name)).check(CORE)));
    }

    @Test
    void everyPackageHasItsArrows() {
        Set<String> packages = CORE.stream()
                .map(c -> c.getPackageName())
                .filter(p -> p.startsWith(ROOT))
                .map(p -> p.substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(ARROWS.keySet());
        assertEquals(Set.of(), packages, "packages that nobody said the arrows of");
    }

    @Test
    void anArrowTheWrongWayFails() {
        ArchRule nothingAllowed = mayDependOn("arch", "wire");
        JavaClasses offender = new ClassFileImporter().importClasses(Offenders.WrongArrow.class);
        assertThrows(AssertionError.class, () -> nothingAllowed.check(offender));
    }

    private static ArchRule mayDependOn(String name, String allowed) {
        Stream<String> own = Stream.concat(Stream.of(name), Arrays.stream(allowed.split(" ")))
                .filter(p -> !p.isEmpty())
                .map(p -> ROOT + p + "..");
        // Where module arrows end: the JDK's base and annotations. CoreIsPureTest says what of it.
        String[] all = Stream.concat(own, Stream.of("java..", "javax.crypto..", "org.jspecify.annotations.."))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all)
                .as(name + " depends on nothing but: " + allowed)
                .allowEmptyShould(true);
    }
}
