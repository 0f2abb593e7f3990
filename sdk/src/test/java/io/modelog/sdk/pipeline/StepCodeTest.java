package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepCodeTest {
    @FunctionalInterface
    interface Work<R> extends Serializable {
        R run() throws Exception;
    }

    record Trainer(double c) implements Work<Double> {
        private static final long serialVersionUID = 1;

        @Override
        public Double run() {
            return c;
        }
    }

    static final class Counter implements Work<Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public Integer run() {
            return 1;
        }
    }

    record Settings(String solver, List<Integer> layers) {}

    enum Solver {
        SGD,
        ADAM
    }

    @Test
    void a_version_that_the_user_gives_stands_for_the_code() {
        assertThat(StepCode.version("2")).isEqualTo(new StepCode.Known("version:2"));
        assertThatIllegalArgumentException().isThrownBy(() -> StepCode.version(" "));
    }

    @Test
    void the_same_function_has_the_same_code_each_time_it_is_made() {
        assertThat(known(train(0.5))).isEqualTo(known(train(0.5))).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void two_functions_of_one_class_differ() {
        assertThat(known(() -> 1)).isNotEqualTo(known(() -> 1));
    }

    @Test
    void a_method_reference_is_told_by_the_class_of_the_method() {
        Work<LocalDate> today = LocalDate::now;

        assertThat(known(today)).isEqualTo(known((Work<LocalDate>) LocalDate::now));
        assertThat(known(today)).isNotEqualTo(known((Work<Long>) System::nanoTime));
    }

    @Test
    void another_value_of_a_variable_that_the_function_uses_is_other_code() {
        assertThat(known(train(0.5))).isNotEqualTo(known(train(0.25)));
        assertThat(known(holding("1"))).isNotEqualTo(known(holding(1)));
        assertThat(known(holding(Solver.SGD))).isNotEqualTo(known(holding(Solver.ADAM)));
        assertThat(known(holding(new Settings("sgd", List.of(3)))))
                .isEqualTo(known(holding(new Settings("sgd", List.of(3)))))
                .isNotEqualTo(known(holding(new Settings("sgd", List.of(4)))));
        assertThat(known(holding(train(0.5))))
                .isEqualTo(known(holding(train(0.5))))
                .isNotEqualTo(known(holding(train(0.25))));
    }

    @Test
    void numbers_times_paths_lists_and_maps_can_be_compared() {
        var values =
                List.<Object>of(
                        new BigDecimal("0.10"),
                        LocalDate.of(2026, 11, 28),
                        Path.of("data"),
                        'x',
                        true,
                        String.class,
                        List.of(1, "2", List.of()),
                        Map.of("a", 1, 2, "b"),
                        new Integer[] {1, 2});

        assertThat(values).allSatisfy(value -> assertThat(known(holding(value))).isNotEmpty());
        assertThat(values.stream().map(value -> known(holding(value)))).doesNotHaveDuplicates();
    }

    @Test
    void what_may_differ_without_showing_it_makes_the_code_unknown() {
        assertThat(StepCode.of(holding(new AtomicInteger(1))))
                .isEqualTo(
                        new StepCode.Unknown(
                                "its function holds a java.util.concurrent.atomic.AtomicInteger, which cannot be"
                                        + " compared: make it a parameter, or give a code version"));
        assertThat(StepCode.of(holding(List.of(new Object()))))
                .isInstanceOf(StepCode.Unknown.class);
        assertThat(StepCode.of(holding(new int[] {1}))).isInstanceOf(StepCode.Unknown.class);
    }

    @Test
    void a_record_that_is_a_function_is_told_by_its_class_and_its_components() {
        assertThat(known(new Trainer(0.5)))
                .isEqualTo(known(new Trainer(0.5)))
                .isNotEqualTo(known(new Trainer(0.25)));
        assertThat(StepCode.of(new Counter())).isInstanceOf(StepCode.Unknown.class);
    }

    /// The other code of a class is compiled and loaded here.
    @Test
    void a_change_of_the_class_that_has_the_body_is_other_code(@TempDir Path directory)
            throws Exception {
        var first = compiled(directory.resolve("first"), "1 + 1");

        assertThat(compiled(directory.resolve("same"), "1 + 1")).isEqualTo(first);
        assertThat(compiled(directory.resolve("other"), "1 + 2")).isNotEqualTo(first);
    }

    /// Nothing but a code version tells of it: `Called` is another class.
    @Test
    void a_change_of_a_class_that_the_body_calls_is_not_seen(@TempDir Path directory)
            throws Exception {
        assertThat(compiled(directory.resolve("first"), "Called.number()", "1"))
                .isEqualTo(compiled(directory.resolve("other"), "Called.number()", "2"));
    }

    @Test
    void the_type_that_a_function_returns_is_known_before_it_runs() {
        Work<Settings> work = () -> new Settings("sgd", List.of());

        assertThat(CapturedLambda.of(work).orElseThrow().returns()).isEqualTo(Settings.class);
        assertThat(CapturedLambda.of(new Counter())).isEmpty();
    }

    private static String compiled(Path directory, String body) throws Exception {
        return compiled(directory, body, "0");
    }

    private static String compiled(Path directory, String body, String number) throws Exception {
        Files.createDirectories(directory);
        var source =
                """
                class Called { static int number() { return %s; } }
                public class Train implements java.util.function.Supplier<java.io.Serializable> {
                    interface Work extends java.io.Serializable { int run(); }
                    public java.io.Serializable get() { return (Work) () -> %s; }
                }
                """
                        .formatted(number, body);
        var file = Files.writeString(directory.resolve("Train.java"), source);
        var status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", directory.toString(), file.toString());
        assertThat(status).isZero();
        try (var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            var train = loader.loadClass("Train").getConstructor().newInstance();
            var work = ((Supplier<?>) train).get();
            return ((StepCode.Known) StepCode.of((Serializable) work)).text();
        }
    }

    private static Work<Double> train(double c) {
        return () -> c;
    }

    private static Work<Object> holding(Object value) {
        return () -> value;
    }

    private static String known(Work<?> work) {
        return ((StepCode.Known) StepCode.of(work)).text();
    }
}
