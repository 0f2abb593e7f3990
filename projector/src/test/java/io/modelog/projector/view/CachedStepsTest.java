package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.splitCreated;
import static io.modelog.projector.view.Facts.splitRegistered;
import static io.modelog.projector.view.Facts.started;
import static io.modelog.projector.view.Facts.stepCompleted;
import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.id.CacheKey;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Event;
import io.modelog.events.run.RunEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Steps by cache key, artifact versions by id, and the runs that are to give signs of life.
final class CachedStepsTest {
    private static final CacheKey KEY = new CacheKey("ab".repeat(32));
    private static final CacheKey OTHER = new CacheKey("cd".repeat(32));

    private final TestLog log = new TestLog();
    private final OpenViews open;
    private final Views views;

    CachedStepsTest() throws IOException {
        open = new OpenViews();
        views = open.views();
        given(started(RUN), splitRegistered(), splitCreated(1));
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void completed_steps_with_the_key_come_newest_first() {
        given(
                keyed("a", KEY),
                keyed("b", KEY),
                keyed("c", OTHER),
                stepCompleted("c"),
                stepCompleted("b", split(1)),
                stepCompleted("a"));

        assertThat(names(KEY)).containsExactly("a", "b");
        assertThat(views.runs().cached(KEY, OpenViews.ALL).items().getFirst())
                .extracting(CachedStepView::run, CachedStepView::pipeline)
                .containsExactly(RUN.value(), "train");
    }

    @Test
    void a_step_that_runs_failed_or_was_itself_taken_from_the_cache_is_not_for_reuse() {
        given(
                keyed("runs", KEY),
                keyed("failed", KEY),
                keyed("cached", KEY),
                event(RUN, new RunEvent.StepFailed(new StepName("failed"), "no data")),
                event(RUN, new RunEvent.StepCached(new StepName("cached"), List.of())));

        assertThat(names(KEY)).isEmpty();
    }

    /// U-16.
    @Test
    void a_step_whose_output_is_deleted_is_not_for_reuse() {
        given(
                keyed("a", KEY),
                stepCompleted("a", split(1)),
                event(SPLIT, new ArtifactEvent.ArtifactVersionDeleted(1, new UUID(4, 1))));

        assertThat(names(KEY)).isEmpty();
    }

    @Test
    void the_steps_of_a_deleted_run_are_not_for_reuse() {
        given(keyed("a", KEY), stepCompleted("a"), event(RUN, new RunEvent.RunDeleted()));

        assertThat(names(KEY)).isEmpty();
    }

    @Test
    void an_artifact_version_is_found_by_its_id_until_it_is_deleted() {
        var id = new UUID(4, 1);

        assertThat(views.artifacts().version(id).orElseThrow().value().number()).isEqualTo(1);
        given(event(SPLIT, new ArtifactEvent.ArtifactVersionDeleted(1, id)));
        assertThat(views.artifacts().version(id)).isEmpty();
    }

    @Test
    void a_run_is_to_give_signs_of_life_while_it_runs() {
        var watched = new RunId(new UUID(7, 7));
        given(event(watched, new RunEvent.RunStarted("t", new PipelineName("t"), "{}", 5)));

        assertThat(views.runs().heartbeats()).containsExactly(entry(watched));
        given(event(watched, new RunEvent.RunCompleted()));
        assertThat(views.runs().heartbeats()).isEmpty();
    }

    private static Map.Entry<RunId, Duration> entry(RunId run) {
        return Map.entry(run, Duration.ofSeconds(5));
    }

    private static Event keyed(String step, CacheKey key) {
        return event(RUN, new RunEvent.StepStarted(new StepName(step), List.of(), "{}", key));
    }

    private List<String> names(CacheKey key) {
        return inPages(1, page -> views.runs().cached(key, page)).stream()
                .map(cached -> cached.step().name())
                .toList();
    }

    private void given(Event... events) {
        for (var event : events) {
            log.append(event);
        }
        open.given(log);
    }
}
