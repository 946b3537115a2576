package io.maskwatch.bench.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds all modules to the design's walls. */
class ArchitectureTest {
    private static final String OURS = "io.maskwatch";

    /** Which other modules a module may use. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "schemas", List.of(),
            "runtime", List.of("schemas"),
            "media", List.of("runtime", "schemas"),
            "ingest", List.of("media", "runtime", "schemas"),
            "detector", List.of("media", "runtime", "schemas"),
            "sink", List.of("media", "runtime", "schemas"),
            "simulator", List.of("media", "runtime", "schemas"),
            "app", List.of("simulator", "sink", "detector", "ingest", "media", "runtime", "schemas"),
            "bench", List.of("app", "simulator", "sink", "detector", "ingest", "media", "runtime", "schemas"));

    private static final ArchRule TIME = noClasses()
            .that()
            .resideOutsideOfPackage("..main..")
            .should()
            .accessTargetWhere(target(Instant.class, "now"))
            .orShould()
            .accessTargetWhere(target(Clock.class, "systemUTC"))
            .orShould()
            .accessTargetWhere(target(System.class, "currentTimeMillis"));

    private static final ArchRule WAITING = noClasses()
            .that()
            .resideOutsideOfPackage("..main..")
            .should()
            .accessTargetWhere(target(Thread.class, "sleep"))
            .orShould()
            .accessTargetWhere(target(TimeUnit.class, "sleep"));

    private static JavaClasses classes = new ClassFileImporter().importClasses(Offender.class);

    @BeforeAll
    static void importAllModules() {
        classes = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages(OURS);
    }

    @Test
    void seesEveryModule() {
        assertThat(classes.stream().map(ArchitectureTest::moduleOf).distinct()).containsAll(MAY_USE.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "kafka, org.apache.kafka..",
        "kafka, kafka..",
        "ffmpeg, org.bytedeco..",
        "onnx, ai.onnxruntime..",
        "http, com.sun.net.httpserver..",
        "http, io.javalin..",
        "http, org.eclipse.jetty..",
        "http, jakarta.servlet..",
        "jdbc, java.sql..",
        "jdbc, javax.sql..",
        "jdbc, com.zaxxer.hikari..",
        "jdbc, org.flywaydb.."
    })
    void keepsLibrariesInTheirRooms(String room, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(".." + room + "..", "..main..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemas", "runtime", "media", "ingest", "detector", "sink", "simulator", "app", "bench"})
    void usesOnlyTheModulesBelow(String module) {
        String[] allowed = Stream.concat(Stream.of(module), MAY_USE.getOrDefault(module, List.of()).stream())
                .map(name -> OURS + "." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(OURS + "." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS + "..").and(not(resideInAnyPackage(allowed))))
                .check(classes);
    }

    @Test
    void hasNoPackageCycles() {
        slices().matching(OURS + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void leavesTheStandardStreamsToMain() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..main..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void isGivenItsTime() {
        TIME.check(classes);
    }

    @Test
    void waitsForConditionsInsteadOfSleeping() {
        WAITING.check(classes);
    }

    @Test
    void marksEveryPackageAsFreeOfSurprisingNulls() {
        TreeSet<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .filter(javaPackage -> !marked(javaPackage))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void noticesAnOffender() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        assertThat(TIME.evaluate(offender).hasViolation()).isTrue();
        assertThat(WAITING.evaluate(offender).hasViolation()).isTrue();
    }

    /** Does what is forbidden. */
    static final class Offender {
        Instant sleep(long milliseconds) throws InterruptedException {
            Thread.sleep(milliseconds);
            return Instant.now();
        }
    }

    private static boolean marked(JavaPackage javaPackage) {
        return javaPackage.isAnnotatedWith(NullMarked.class);
    }

    private static DescribedPredicate<JavaAccess<?>> target(Class<?> type, String member) {
        DescribedPredicate<AccessTarget> named = describe(
                "",
                accessed -> accessed.getOwner().isEquivalentTo(type)
                        && accessed.getName().equals(member));
        return describe(type.getSimpleName() + "." + member, access -> named.test(access.getTarget()));
    }

    private static String moduleOf(JavaClass javaClass) {
        String rest = javaClass.getPackageName().substring(OURS.length());
        return rest.isEmpty() ? "" : rest.split("\\.")[1];
    }
}
