package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.array;

import io.modelog.sdk.ServerUnreachableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When steps run, and what a failure does to the others.
class StepOrderTest {
    private static final long LONGEST_SECONDS = 20;
    private static final ModelVersion NEW = ModelVersion.of("iris").createNew();

    private final Lab lab;
    private final FakeNode node;
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    StepOrderTest(@TempDir Path directory) throws IOException {
        lab = new Lab(directory);
        node = lab.node;
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private static void fail() throws IOException {
        throw new IOException("no data today");
    }

    private static void waitFor(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void steps_that_need_nothing_of_each_other_run_side_by_side() {
        var meeting = new CyclicBarrier(3);

        var result =
                lab.draft("train")
                        .parallelism(3)
                        .define(p -> {
                            for (var name : List.of("a", "b", "c")) {
                                p.step(
                                        name,
                                        () -> meeting.await(LONGEST_SECONDS, TimeUnit.SECONDS));
                            }
                        })
                        .run(lab.modelog);

        assertThat(result.steps().stream().map(StepSummary::step)).containsExactly("a", "b", "c");
    }

    @Test
    void no_more_steps_run_at_a_time_than_allowed() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();

        lab.draft("train")
                .parallelism(2)
                .define(p -> {
                    for (int i = 0; i < 8; i++) {
                        p.step(
                                "step-" + i,
                                () -> {
                                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                    return running.decrementAndGet();
                                });
                    }
                })
                .run(lab.modelog);

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void a_step_waits_for_those_it_comes_after() {
        lab.run(p -> {
            var slow =
                    p.step(
                            "slow",
                            () -> {
                                ran.add("slow");
                            });
            p.step("last")
                    .after(slow, p.step("other", () -> ran.add("other")))
                    .run(() -> ran.add("last"));
        });

        assertThat(ran).hasSize(3).endsWith("last");
    }

    @Test
    void after_a_failure_no_step_starts_and_the_run_has_failed() {
        var thrown =
                catchThrowableOfType(
                        RunFailedException.class,
                        () ->
                                lab.run(
                                        NEW,
                                        p -> {
                                            var first = p.step("first", () -> ran.add("first"));
                                            var second =
                                                    p.step("second", StepOrderTest::fail, first);
                                            p.step("third").after(second).run(() -> ran.add("x"));
                                        }));

        assertThat(thrown)
                .hasMessage("train-1 failed in step second: no data today")
                .hasCauseInstanceOf(IOException.class);
        assertThat(thrown.step()).isEqualTo("second");
        assertThat(ran).containsExactly("first");
        assertThat(node.texts(node.steps, "status")).containsExactly("completed", "failed");
        assertThat(node.texts(node.steps, "error")).contains("java.io.IOException: no data today");
        assertThat(node.texts(node.runs, "status")).containsExactly("failed");
        assertThat(node.versions).isEmpty();
    }

    @Test
    void a_failure_interrupts_the_steps_that_run_and_waits_for_them() {
        var started = new CountDownLatch(1);
        var never = new CountDownLatch(1);

        var thrown =
                catchThrowableOfType(
                        RunFailedException.class,
                        () ->
                                lab.run(p -> {
                                    p.step(
                                            "long",
                                            () -> {
                                                started.countDown();
                                                try {
                                                    never.await();
                                                } finally {
                                                    ran.add("cleaned up");
                                                }
                                            });
                                    p.step(
                                            "breaks",
                                            () -> {
                                                waitFor(started);
                                                fail();
                                            });
                                }));

        assertThat(ran).containsExactly("cleaned up");
        assertThat(thrown.step()).isEqualTo("breaks");
        assertThat(thrown.getCause().getSuppressed())
                .singleElement()
                .isInstanceOf(InterruptedException.class);
        assertThat(node.texts(node.steps, "status")).containsOnly("failed");
    }

    @Test
    void of_several_failures_the_cause_is_that_of_the_step_defined_first() {
        var secondFailed = new CountDownLatch(1);
        var scheduler =
                new StepScheduler(
                        2,
                        (step, interruption) -> {
                            interruption.endWork();
                            if (step.index() == 0) {
                                waitFor(secondFailed);
                            }
                            secondFailed.countDown();
                            throw new IllegalStateException(step.name());
                        });

        var failure = scheduler.run(List.of(step(0, "first"), step(1, "second"))).failure();

        assertThat(failure).get().extracting(it -> it.cause().getMessage()).isEqualTo("first");
        assertThat(failure)
                .get()
                .extracting(it -> it.cause().getSuppressed(), array(Throwable[].class))
                .extracting(Throwable::getMessage)
                .containsExactly("second");
    }

    private static StepDefinition step(int index, String name) {
        var options = new StepOptions(null, null, null, null, null, Map.of(), List.of());
        StepAction.None nothing = () -> {};
        var work = new StepDefinition.Work(List.of(), nothing, false, _ -> null);
        return new StepDefinition(index, "train", name, options, work);
    }

    @Test
    void an_interrupt_of_the_caller_ends_the_run_and_leaves_its_thread_interrupted() {
        var caller = Thread.currentThread();
        var never = new CountDownLatch(1);

        var thrown =
                catchThrowableOfType(
                        RunFailedException.class,
                        () ->
                                lab.run(
                                        NEW,
                                        p ->
                                                p.step(
                                                        "wait",
                                                        () -> {
                                                            caller.interrupt();
                                                            never.await();
                                                        })));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).hasCauseInstanceOf(InterruptedException.class);
        assertThat(thrown.step()).isNull();
        assertThat(node.texts(node.runs, "status")).containsExactly("failed");
        assertThat(node.versions).isEmpty();
    }

    @Test
    void what_fails_first_stays_the_cause_when_the_node_is_gone() {
        var thrown =
                catchThrowableOfType(
                        RunFailedException.class,
                        () ->
                                lab.run(p ->
                                        p.step(
                                                "break",
                                                () -> {
                                                    node.close();
                                                    fail();
                                                })));

        assertThat(thrown).hasMessage("train-1 failed in step break: no data today");
        assertThat(thrown.getCause().getSuppressed())
                .hasSize(2)
                .hasOnlyElementsOfType(ServerUnreachableException.class);
    }

    @Test
    void a_step_is_tried_again_as_often_as_said() {
        var attempts = new AtomicInteger();

        lab.draft("train")
                .retries(StepRetries.of(3).firstDelay(Duration.ofMillis(1)))
                .define(p ->
                        p.step(
                                "shaky",
                                () -> {
                                    if (attempts.incrementAndGet() < 3) {
                                        fail();
                                    }
                                    return attempts.get();
                                }))
                .run(lab.modelog);

        assertThat(node.texts(node.steps, "status")).containsExactly("completed");
        assertThat(lab.told(Progress.StepRetried.class).stream().map(r -> r.attempt()))
                .containsExactly(1, 2);
    }

    @Test
    void the_retries_of_a_step_win_over_those_of_its_pipeline() {
        var once =
                lab.draft("train")
                        .retries(StepRetries.of(3).firstDelay(Duration.ofMillis(1)))
                        .define(p ->
                                p.step("once")
                                        .retries(StepRetries.none())
                                        .run(StepOrderTest::fail));

        assertThatExceptionOfType(RunFailedException.class).isThrownBy(() -> once.run(lab.modelog));
        assertThat(lab.told(Progress.StepRetried.class)).isEmpty();
    }

    @Test
    void a_thousand_steps_take_one_request_each() {
        var result =
                lab.draft("train")
                        .parallelism(1)
                        .define(p -> {
                            for (int i = 0; i < 1_000; i++) {
                                p.step("step-" + i, () -> {});
                            }
                        })
                        .run(lab.modelog);

        assertThat(result.steps()).hasSize(1_000);
        assertThat(node.asked.stream().filter("POST runs/*/steps"::equals)).hasSize(1_000);
    }
}
