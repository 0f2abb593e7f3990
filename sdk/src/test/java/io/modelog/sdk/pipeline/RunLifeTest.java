package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelog.sdk.ConflictException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run and its node hear of each other until the end, and the node hears of the end of the process.
class RunLifeTest {
    private final Lab lab;
    private final FakeNode node;

    RunLifeTest(@TempDir Path directory) throws IOException {
        lab = new Lab(directory);
        node = lab.node;
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void a_run_says_how_often_it_will_say_that_it_is_alive() {
        lab.run(p -> p.step("one", () -> 1));

        assertThat(node.texts(node.runs, "heartbeatSeconds")).containsExactly("10");
    }

    @Test
    void a_heartbeat_comes_every_second_to_every_hour() {
        for (var interval : List.of(Duration.ZERO, Duration.ofMillis(900), Duration.ofHours(2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Pipeline.named("p").heartbeat(interval));
        }
    }

    /// The node closed the run for silence, or somebody did by hand.
    @Test
    void a_run_that_the_node_has_closed_ends() {
        var never = new CountDownLatch(1);

        var thrown =
                catchThrowableOfType(
                        RunFailedException.class,
                        () ->
                                lab.draft("train")
                                        .heartbeat(Duration.ofSeconds(1))
                                        .define(p ->
                                                p.step(
                                                        "wait",
                                                        () -> {
                                                            lab.modelog
                                                                    .runs()
                                                                    .fail(
                                                                            StepContext.current()
                                                                                    .runId(),
                                                                            "closed by hand");
                                                            never.await();
                                                        }))
                                        .run(lab.modelog));

        assertThat(thrown)
                .hasMessageStartingWith("train-1 failed while its steps ran")
                .hasCauseInstanceOf(ConflictException.class);
    }

    @Test
    void the_end_of_the_process_waits_until_the_run_has_ended() {
        var stopped = new AtomicReference<Throwable>();
        var end = new ProcessEnd(_ -> {});
        var hook = Thread.ofVirtual().start(() -> end.await(stopped::set));
        end.close();

        assertThat(join(hook)).isTrue();
        assertThat(stopped.get())
                .isInstanceOf(CancellationException.class)
                .hasMessage("the process was told to stop");
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
