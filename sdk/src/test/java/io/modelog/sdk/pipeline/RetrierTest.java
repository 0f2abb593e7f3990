package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetrierTest {
    private final List<Duration> waited = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void clear_the_flag() {
        Thread.interrupted();
    }

    @Test
    void a_function_that_succeeds_is_called_once() throws Exception {
        assertThat(retrier(3).run(failing())).isEqualTo("done");
        assertThat(told).isEmpty();
    }

    @Test
    void a_function_that_fails_is_called_again_after_a_growing_wait() throws Exception {
        var result = retrier(3).run(failing(new IOException("a"), new IOException("b")));

        assertThat(result).isEqualTo("done");
        assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(told).containsExactly("1: a, again in PT1S", "2: b, again in PT2S");
    }

    @Test
    void the_first_failure_is_thrown_and_has_the_later_ones_in_order() {
        var failures = List.of(new IOException("a"), new IOException("b"), new IOException("c"));

        var thrown = catchThrowable(() -> retrier(3).run(failing(failures)));

        assertThat(thrown).isSameAs(failures.getFirst());
        assertThat(thrown).hasSuppressedException(failures.get(1));
        assertThat(thrown.getSuppressed()).containsExactly(failures.get(1), failures.get(2));
        assertThat(told).hasSize(2);
    }

    @Test
    void without_retries_the_first_failure_is_final() {
        var thrown =
                catchThrowable(
                        () -> retrier(StepRetries.none()).run(failing(new IOException("a"))));

        assertThat(thrown).hasMessage("a").hasNoSuppressedExceptions();
        assertThat(waited).isEmpty();
    }

    @Test
    void the_same_exception_twice_is_not_suppressed_in_itself() {
        var same = new IOException("a");

        assertThat(catchThrowable(() -> retrier(2).run(failing(same, same))))
                .isSameAs(same)
                .hasNoSuppressedExceptions();
    }

    @Test
    void an_interrupt_is_never_tried_again() {
        assertThatThrownBy(() -> retrier(3).run(failing(new InterruptedException("stop"))))
                .isInstanceOf(InterruptedException.class);
        assertThat(told).isEmpty();
    }

    @Test
    void an_interrupt_of_the_wait_ends_it_and_keeps_the_failure() {
        var stopped =
                new Retrier(
                        StepRetries.of(3),
                        _ -> {
                            throw new InterruptedException("stop");
                        },
                        (_, _, _) -> {});

        assertThat(catchThrowable(() -> stopped.run(failing(new IOException("a")))))
                .isInstanceOf(InterruptedException.class)
                .hasSuppressedException(new IOException("a"));
    }

    @Test
    void a_function_that_hides_an_interrupt_behind_another_exception_is_not_called_again() {
        Callable<String> hiding =
                () -> {
                    Thread.currentThread().interrupt();
                    throw new IOException("closed");
                };

        assertThat(catchThrowable(() -> retrier(3).run(hiding)))
                .isInstanceOf(InterruptedException.class)
                .hasSuppressedException(new IOException("closed"));
        assertThat(waited).isEmpty();
    }

    @Test
    void an_error_is_not_tried_again_and_does_not_hide_the_first_failure() {
        Queue<Throwable> failures = new ArrayDeque<>();
        failures.add(new IOException("a"));
        failures.add(new StackOverflowError());
        Callable<String> failing =
                () -> {
                    switch (failures.remove()) {
                        case Exception e -> throw e;
                        case Throwable e -> throw (Error) e;
                    }
                };

        var thrown = catchThrowable(() -> retrier(5).run(failing));

        assertThat(thrown).hasMessage("a");
        assertThat(thrown.getSuppressed()).hasExactlyElementsOfTypes(StackOverflowError.class);
    }

    private Retrier retrier(int attempts) {
        return retrier(StepRetries.of(attempts));
    }

    private Retrier retrier(StepRetries retries) {
        return new Retrier(
                retries,
                waited::add,
                (attempt, cause, delay) ->
                        told.add(
                                "%d: %s, again in %s"
                                        .formatted(attempt, cause.getMessage(), delay)));
    }

    private static Callable<String> failing(Exception... failures) {
        return failing(List.of(failures));
    }

    private static Callable<String> failing(List<? extends Exception> failures) {
        Queue<Exception> left = new ArrayDeque<>(failures);
        return () -> {
            if (left.isEmpty()) {
                return "done";
            }
            throw left.remove();
        };
    }
}
