package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.attached;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.OpenViews.ALL;
import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Event;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunStatus;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RunViewsTest {
    private final OpenViews open;
    private final Views views;

    RunViewsTest() throws IOException {
        open = new OpenViews();
        views = open.views();
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void attached_runs_come_in_the_order_they_were_attached_with_what_their_own_stream_says() {
        var unread = new RunId(new UUID(0, 1));
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                run(RUN, "train"),
                attached(1, RUN),
                attached(1, unread));

        assertThat(inPages(1, page -> views.attachedRuns(IRIS, 1, page)))
                .containsExactly(
                        new AttachedRunView(
                                RUN.value(),
                                "train-1",
                                "train",
                                RunStatus.RUNNING,
                                at(3),
                                null,
                                at(4),
                                "ada"),
                        new AttachedRunView(
                                unread.value(), null, null, null, null, null, at(5), "ada"));
    }

    @Test
    void a_run_knows_the_versions_it_is_attached_to() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                created(IRIS, 2),
                run(RUN, "train"),
                attached(2, RUN),
                attached(1, RUN));

        assertThat(views.runs().find(RUN).orElseThrow().value().models())
                .containsExactly(
                        new RunView.AttachedTo("iris", 1), new RunView.AttachedTo("iris", 2));
        assertThat(views.runs().list(null, null, ALL).items().getFirst().models()).hasSize(2);
        assertThat(views.runs().at(RUN, 1).orElseThrow().models()).hasSize(2);
    }

    @Test
    void runs_come_newest_first_filtered_by_pipeline_and_status() {
        var second = new RunId(new UUID(9, 9));
        var third = new RunId(new UUID(0, 0));
        open.given(
                run(RUN, "train"),
                run(second, "predict"),
                run(third, "train"),
                event(RUN, new RunEvent.RunCompleted()));

        assertThat(inPages(1, page -> views.runs().list(null, null, page)))
                .extracting(RunView::id)
                .containsExactly(third.value(), second.value(), RUN.value());
        assertThat(inPages(1, page -> views.runs().list(new PipelineName("train"), null, page)))
                .extracting(RunView::id)
                .containsExactly(third.value(), RUN.value());
        assertThat(views.runs().list(new PipelineName("train"), RunStatus.COMPLETED, ALL).items())
                .extracting(RunView::id)
                .containsExactly(RUN.value());
    }

    @Test
    void steps_come_in_the_order_they_started() {
        open.given(run(RUN, "train"), step("b"), step("a"), step("c"));

        assertThat(views.runs().steps(RUN))
                .extracting(StepView::name)
                .containsExactly("b", "a", "c");
    }

    private static Event run(RunId run, String pipeline) {
        return event(
                run,
                new RunEvent.RunStarted(pipeline + "-1", new PipelineName(pipeline), "{}", null));
    }

    private static Event step(String name) {
        return event(RUN, new RunEvent.StepStarted(new StepName(name), List.of(), "{}", null));
    }

    @Test
    void a_run_can_be_read_as_it_was() {
        open.given(run(RUN, "train"), event(RUN, new RunEvent.RunFailed("no data")));

        assertThat(views.runs().at(RUN, 1).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(views.runs().at(RUN, 2).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    }
}
