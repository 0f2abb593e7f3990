package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.pipeline.TerminalProgress.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private static final Progress.StoredOutput MODEL =
            new Progress.StoredOutput("iris_classifier", 4, ArtifactKind.MODEL, 12_000);
    private static final Duration SECOND = Duration.ofMillis(1_250);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Runnable> tickers = new ArrayList<>();

    @Test
    void without_a_terminal_each_event_is_one_line() {
        var progress = progress(Style.LINES);

        progress.accept(new Progress.RunStarted("r-1", "train-1"));
        progress.accept(new Progress.VersionPinned("iris", 3, true));
        progress.accept(new Progress.StepCached("load", List.of(MODEL)));
        progress.accept(new Progress.StepStarted("train"));
        progress.accept(
                new Progress.StepRetried(
                        "train", 1, Duration.ofSeconds(2), new IOException("reset\nby peer")));
        progress.accept(new Progress.StepCompleted("train", SECOND, List.of(MODEL)));
        progress.accept(new Progress.StepCompleted("promote", Duration.ofMillis(8), List.of()));
        progress.accept(new Progress.StepFailed("tell", SECOND, new IllegalStateException("boom")));
        progress.accept(
                new Progress.RunFailed(
                        "train-1", Duration.ofSeconds(65), new IllegalStateException("boom")));

        assertThat(written())
                .isEqualTo(
                        """
                        run train-1 (r-1)
                          on iris@3, a new version
                          load                     cached   iris_classifier@4 (model)
                          train                    started
                          train                    attempt 1 failed, again in 2.0 s: java.io.IOException: reset
                          train                    1.2 s    iris_classifier@4 (model)
                          promote                  8 ms
                          tell                     failed after 1.2 s: java.lang.IllegalStateException: boom
                        run train-1 failed after 1m 05s: java.lang.IllegalStateException: boom
                        """);
        assertThat(tickers).isEmpty();
    }

    @Test
    void on_a_terminal_each_running_step_has_a_line_below_the_finished_ones() {
        var progress = progress(Style.REDRAWN);
        progress.accept(new Progress.RunStarted("r-1", "train-1"));
        progress.accept(new Progress.StepStarted("load"));
        progress.accept(new Progress.StepStarted("train"));
        progress.accept(new Progress.StepCompleted("load", SECOND, List.of()));

        assertThat(screen())
                .isEqualTo(
                        """
                        run train-1 (r-1)
                          load                     1.2 s

                          train                    0 ms
                        """);
    }

    @Test
    void the_time_of_a_running_step_passes() {
        var progress = progress(Style.REDRAWN);
        progress.accept(new Progress.StepStarted("train"));
        nanos.addAndGet(SECOND.toNanos());
        progress.redraw();

        assertThat(screen()).isEqualTo("\n  train                    1.2 s\n");
    }

    @Test
    void what_a_step_prints_is_not_erased() {
        var progress = progress(Style.REDRAWN);
        progress.accept(new Progress.StepStarted("train"));
        written.writeBytes("epoch 1\nepoch 2\n".getBytes(StandardCharsets.UTF_8));
        progress.redraw();

        assertThat(screen())
                .startsWith("epoch 1\nepoch 2")
                .endsWith("\n\n  train                    0 ms\n");
    }

    @Test
    void the_end_of_the_run_leaves_no_running_step_and_no_ticking() {
        var progress = progress(Style.REDRAWN);
        progress.accept(new Progress.RunStarted("r-1", "train-1"));
        progress.accept(new Progress.StepStarted("train"));
        progress.accept(new Progress.RunCompleted("train-1", SECOND));

        tickers.forEach(Runnable::run); // returns at once, for the run is over
        assertThat(screen()).isEqualTo("run train-1 (r-1)\nrun train-1 completed in 1.2 s\n");
    }

    @Test
    void of_many_running_steps_ten_are_shown() {
        var progress = progress(Style.REDRAWN);
        for (int i = 0; i < 13; i++) {
            progress.accept(new Progress.StepStarted("step" + i));
        }

        assertThat(screen()).contains("step9").doesNotContain("step10").endsWith("  and 3 more\n");
    }

    @Test
    void only_where_colours_are_wanted_a_failure_is_red() {
        var failed = new Progress.StepFailed("train", SECOND, new IOException("boom"));

        progress(Style.REDRAWN).accept(failed);
        assertThat(written()).doesNotContain("\u001b[31m");
        progress(Style.COLOURED).accept(failed);
        assertThat(written()).contains("\u001b[31m  train ");
    }

    @Test
    void a_dumb_terminal_gets_lines_and_no_color_gets_no_colour() {
        assertThat(Style.of(true, Map.of("TERM", "xterm"))).isEqualTo(Style.COLOURED);
        assertThat(Style.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isEqualTo(Style.REDRAWN);
        assertThat(Style.of(true, Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isEqualTo(Style.COLOURED);
        assertThat(Style.of(true, Map.of("TERM", "dumb"))).isEqualTo(Style.LINES);
        assertThat(Style.of(true, Map.of())).isEqualTo(Style.LINES);
        assertThat(Style.of(false, Map.of("TERM", "xterm"))).isEqualTo(Style.LINES);
    }

    private TerminalProgress progress(Style style) {
        return new TerminalProgress(
                new PrintStream(written, true, StandardCharsets.UTF_8),
                style,
                nanos::get,
                tickers::add);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /// What a person sees of it.
    private String screen() {
        return Screen.of(written());
    }
}
