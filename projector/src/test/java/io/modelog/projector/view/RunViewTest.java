package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.folded;
import static io.modelog.projector.view.Facts.split;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.CacheKey;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Event;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.run.StepStatus;
import io.modelog.projector.view.StepView.StepArtifactView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunViewTest {
    private static final StepName LOAD = new StepName("load");
    private static final Event STARTED =
            event(
                    RUN,
                    new RunEvent.RunStarted(
                            "train-1", new PipelineName("train"), "{\"seed\": 7}", 5));
    private static final CacheKey KEY = new CacheKey("ab".repeat(32));
    private static final Event LOAD_STARTED =
            event(RUN, new RunEvent.StepStarted(LOAD, List.of(), "{\"rate\": 0.1}", KEY));

    private static StepRow step(MemoryRows rows) {
        return requireNonNull(rows.get(Table.RUN_STEPS, Keys.step(RUN.value(), "load")));
    }

    @Test
    void a_started_run_is_running() {
        var rows = folded(STARTED);

        assertThat(rows.get(Table.RUNS, Keys.run(RUN.value())))
                .isEqualTo(
                        new RunView(
                                RUN.value(),
                                "train-1",
                                "train",
                                RunStatus.RUNNING,
                                RowJson.parse("{\"seed\": 7}"),
                                5,
                                Map.of(),
                                null,
                                at(1),
                                "ada",
                                null,
                                List.of(),
                                1));
        assertThat(rows.keys(Table.RUNS_BY_START, Key.EMPTY))
                .containsExactly(Keys.runStart(at(1), RUN.value()));
    }

    @Test
    void numbers_of_a_run_are_those_that_were_written() {
        var extra = "{\"a\":0.1000000000000000055,\"b\":1.50,\"c\":1E+400}";
        var started = new RunEvent.RunStarted("train-1", new PipelineName("train"), extra, null);
        var view =
                requireNonNull(folded(event(RUN, started)).get(Table.RUNS, Keys.run(RUN.value())));

        var stored = Table.RUNS.decode().apply(Table.RUNS.encode().apply(view));

        assertThat(stored.extra()).hasToString(extra);
    }

    @Test
    void a_failed_run_keeps_its_error_and_its_end() {
        var rows = folded(STARTED, event(RUN, new RunEvent.RunFailed("no data")));

        assertThat(rows.get(Table.RUNS, Keys.run(RUN.value())))
                .extracting(RunView::status, RunView::error, RunView::endedAt, RunView::sequence)
                .containsExactly(RunStatus.FAILED, "no data", at(2), 2L);
    }

    @Test
    void a_completed_step_has_its_outputs() {
        var outputs = List.of(new StepArtifact("out", split(1)));
        var rows =
                folded(
                        STARTED,
                        LOAD_STARTED,
                        event(RUN, new RunEvent.StepCompleted(LOAD, outputs)));

        assertThat(step(rows))
                .isEqualTo(
                        new StepRow(
                                2,
                                new StepView(
                                        "load",
                                        StepStatus.COMPLETED,
                                        RowJson.parse("{\"rate\": 0.1}"),
                                        KEY.value(),
                                        List.of(),
                                        List.of(new StepArtifactView("out", "split", 1)),
                                        Map.of(),
                                        null,
                                        at(2),
                                        at(3)),
                                3));
    }

    @Test
    void steps_leave_the_row_of_their_run_alone() {
        var rows =
                folded(
                        STARTED,
                        LOAD_STARTED,
                        event(RUN, new RunEvent.StepCompleted(LOAD, List.of())));

        assertThat(rows.get(Table.RUNS, Keys.run(RUN.value())))
                .extracting(RunView::sequence)
                .isEqualTo(1L);
    }

    @Test
    void a_cached_step_says_so() {
        var rows =
                folded(STARTED, LOAD_STARTED, event(RUN, new RunEvent.StepCached(LOAD, List.of())));

        assertThat(step(rows).step().status()).isEqualTo(StepStatus.CACHED);
    }

    @Test
    void a_failed_step_has_an_error_and_no_outputs() {
        var rows =
                folded(STARTED, LOAD_STARTED, event(RUN, new RunEvent.StepFailed(LOAD, "no file")));

        assertThat(step(rows).step())
                .isEqualTo(
                        new StepView(
                                "load",
                                StepStatus.FAILED,
                                RowJson.parse("{\"rate\": 0.1}"),
                                KEY.value(),
                                List.of(),
                                List.of(),
                                Map.of(),
                                "no file",
                                at(2),
                                at(3)));
    }
}
