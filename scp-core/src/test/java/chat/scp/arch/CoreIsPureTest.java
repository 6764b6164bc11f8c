package chat.scp.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No thread, lock, socket, file, clock or random source in the core, and nothing but the JDK's base beneath it. */
class CoreIsPureTest {
    private static final List<String> FORBIDDEN_PACKAGES = List.of(
            "java.io.",
            "java.net.",
            "java.nio.channels.",
            "java.nio.file.",
            "java.util.concurrent.",
            "java.util.logging.");
    private static final Set<String> FORBIDDEN_CLASSES = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.security.SecureRandom",
            "java.time.Clock",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer");
    private static final Set<String> HARMLESS =
            Set.of("java.io.Serializable", "java.io.PrintStream", "java.util.concurrent.TimeUnit");

    private static final ArchRule NO_FORBIDDEN_CLASS = noClasses()
            .should()
            .dependOnClassesThat(
                    predicate("threads, locks, I/O, clocks or random sources", CoreIsPureTest::isForbidden))
            .allowEmptyShould(true);

    private static final ArchRule NO_AMBIENT_CALL = noClasses()
            .should()
            .accessTargetWhere(calls("the clock, the environment or chance", CoreIsPureTest::isAmbient))
            .allowEmptyShould(true);

    private static final ArchRule NO_MONITOR =
            noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).allowEmptyShould(true);

    private static final ArchRule BASE_ONLY = noClasses()
            .should()
            .dependOnClassesThat(predicate("what is neither ours nor java.base nor annotations", c -> !isOfBase(c)))
            .allowEmptyShould(true);

    private static final JavaClasses CORE = CoreClasses.main();

    @Test
    void thereAreClassesToCheck() {
        assertTrue(CORE.size() > 100);
    }

    @Test
    void noThreadLockSocketFileClockOrRandomSource() {
        NO_FORBIDDEN_CLASS.check(CORE);
    }

    @Test
    void nobodyAsksForTheTimeTheEnvironmentOrChance() {
        NO_AMBIENT_CALL.check(CORE);
    }

    @Test
    void noMethodIsSynchronized() {
        NO_MONITOR.check(CORE);
    }

    @Test
    void nothingBeneathButTheBaseModuleAndAnnotations() {
        BASE_ONLY.check(CORE);
    }

    @TestFactory
    Stream<DynamicTest> theRulesFindWhoBreaksThem() {
        return Arrays.stream(Offenders.class.getDeclaredClasses())
                .filter(c -> c != Offenders.WrongArrow.class)
                .map(c -> DynamicTest.dynamicTest(c.getSimpleName(), () -> {
                    JavaClasses offender = new ClassFileImporter().importClasses(c);
                    assertThrows(AssertionError.class, () -> {
                        NO_FORBIDDEN_CLASS.check(offender);
                        NO_AMBIENT_CALL.check(offender);
                        NO_MONITOR.check(offender);
                    });
                }));
    }

    private static boolean isForbidden(JavaClass type) {
        String name = type.getName();
        return !HARMLESS.contains(name)
                && (FORBIDDEN_CLASSES.contains(name)
                        || FORBIDDEN_PACKAGES.stream().anyMatch(name::startsWith));
    }

    private static boolean isAmbient(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return switch (owner) {
            case "java.lang.System" -> !name.equals("arraycopy") && !name.equals("identityHashCode");
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Locale", "java.util.TimeZone", "java.time.ZoneId" -> name.contains("Default");
            default -> owner.startsWith("java.time.") && name.equals("now");
        };
    }

    /** Packages of java.base that the core has a use for. */
    private static boolean isOfBase(JavaClass type) {
        String name = type.getPackageName();
        return type.isPrimitive()
                || type.isArray()
                || name.startsWith("chat.scp")
                || name.equals("org.jspecify.annotations")
                || name.startsWith("javax.crypto")
                || Stream.of(
                                "java.lang",
                                "java.util",
                                "java.nio",
                                "java.security",
                                "java.math",
                                "java.text",
                                "java.time")
                        .anyMatch(p -> name.equals(p) || name.startsWith(p + "."))
                || HARMLESS.contains(type.getName());
    }

    private static DescribedPredicate<JavaClass> predicate(
            String description, java.util.function.Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(
            String description, java.util.function.Predicate<AccessTarget> predicate) {
        return DescribedPredicate.describe(description, access -> predicate.test(access.getTarget()));
    }
}
