package io.modelog.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.modelog.events", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] RULES = {
        "io.modelog.events.model..",
        "io.modelog.events.artifact..",
        "io.modelog.events.run..",
        "io.modelog.events.tag..",
        "io.modelog.events.erasure..",
        "io.modelog.events.metadata..",
        "io.modelog.events.decider..",
        "io.modelog.events.id.."
    };

    private static final String[] VALUES = {
        "java.lang..",
        "java.math",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream",
        "org.jspecify.annotations",
        "org.pcollections"
    };

    /// An allow-list: what decides may use nothing but values.
    @ArchTest
    static final ArchRule deciders_use_only_values =
            classes()
                    .that()
                    .resideInAnyPackage(RULES)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(RULES)
                                    .or(resideInAnyPackage(VALUES))
                                    .or(
                                            belongToAnyOf(
                                                    URI.class,
                                                    URISyntaxException.class,
                                                    Instant.class,
                                                    ChronoUnit.class,
                                                    TemporalUnit.class)));

    @ArchTest
    static final ArchRule nothing_asks_for_the_time_or_for_chance =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.modelog.events.avro..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Thread.class, Clock.class, Random.class);

    @ArchTest
    static final ArchRule nothing_logs =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.slf4j..", "java.util.logging..");

    @ArchTest
    static final ArchRule only_the_codec_knows_avro =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.modelog.events.codec..", "io.modelog.events.avro..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.avro..",
                            "io.modelog.events.avro..",
                            "io.modelog.events.codec..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.modelog.events.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_package_is_null_marked =
            classes()
                    .that()
                    .resideOutsideOfPackage("io.modelog.events.avro..")
                    .should(be(nullMarked()));

    private static DescribedPredicate<JavaClass> nullMarked() {
        return DescribedPredicate.describe(
                "in a package that is null-marked",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }
}
