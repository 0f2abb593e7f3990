package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.attached;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.defined;
import static io.modelog.projector.view.Facts.deleted;
import static io.modelog.projector.view.Facts.entry;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.filled;
import static io.modelog.projector.view.Facts.folded;
import static io.modelog.projector.view.Facts.linked;
import static io.modelog.projector.view.Facts.logged;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.splitCreated;
import static io.modelog.projector.view.Facts.splitRegistered;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.Facts.started;
import static io.modelog.projector.view.Facts.stepCompleted;
import static io.modelog.projector.view.Facts.stepStarted;
import static io.modelog.projector.view.Facts.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Event;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.metadata.MetadataValue.Whole;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.run.RunEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Z-1 to Z-6: what is deleted leaves nothing in any view that reads it as it is; only the log and what shows
/// the past remember it.
final class DeletionTest {
    private static final List<String> LOG =
            List.of("history", "history_summaries", "events_by_time", "commands", "streams");

    /// With what lineage shows as of a moment before the deletion.
    private static final List<String> LOG_AND_LINEAGE =
            List.of(
                    "former_edges",
                    "history",
                    "history_summaries",
                    "events_by_time",
                    "commands",
                    "streams");

    /// Everything a version can have.
    private static final List<Event> VERSION =
            List.of(
                    created(IRIS, 1),
                    tagged(IRIS, 1L, List.of("gpu"), List.of()),
                    logged(1, "accuracy", new Whole(1)),
                    linked(1, split(1), ArtifactKind.DATA),
                    attached(1, RUN),
                    staged(1, null, Stage.STAGING),
                    event(
                            IRIS,
                            new ModelEvent.PromotionRequested(
                                    1, Stage.PRODUCTION, new Actor("bob"))),
                    event(IRIS, new ModelEvent.PromotionWithdrawn(1, Stage.PRODUCTION)),
                    event(
                            IRIS,
                            new ModelEvent.PromotionRequested(
                                    1, Stage.PRODUCTION, new Actor("bob"))));

    private static Event[] events(Object... parts) {
        var events = new ArrayList<Event>();
        for (var part : parts) {
            switch (part) {
                case Event event -> events.add(event);
                case List<?> many -> many.forEach(event -> events.add((Event) event));
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return events.toArray(Event[]::new);
    }

    @Test
    void a_model_goes_with_all_that_its_versions_have() {
        var guarded =
                event(
                        IRIS,
                        new ModelEvent.StagePolicyChanged(
                                Stage.PRODUCTION,
                                new StagePolicy(List.of(MetadataRule.parse("card")), null, 0)));
        var given = events(registered(IRIS), defined("staging", "production"), guarded, VERSION);
        assertThat(filled(folded(given)))
                .containsExactlyInAnyOrder(
                        "models",
                        "versions",
                        "version_names",
                        "version_ids",
                        "version_stages",
                        "stage_periods",
                        "open_periods",
                        "stages",
                        "requests",
                        "metadata",
                        "tags",
                        "tagged",
                        "links",
                        "linked_by",
                        "attached_runs",
                        "run_models",
                        "history",
                        "history_summaries",
                        "events_by_time",
                        "replaced",
                        "commands",
                        "streams");

        assertThat(filled(folded(events(Arrays.asList(given), deleted(IRIS)))))
                .containsExactly(
                        "stage_periods",
                        "closed_periods",
                        "left_versions",
                        "former_edges",
                        "history",
                        "history_summaries",
                        "events_by_time",
                        "replaced",
                        "commands",
                        "streams");
    }

    @Test
    void a_version_goes_with_all_that_it_has() {
        var rows = folded(events(registered(IRIS), VERSION, deleted(1)));

        assertThat(filled(rows))
                .containsExactly(
                        "models",
                        "stage_periods",
                        "closed_periods",
                        "left_versions",
                        "tags",
                        "tagged",
                        "former_edges",
                        "history",
                        "history_summaries",
                        "events_by_time",
                        "commands",
                        "streams");
        assertThat(rows.keys(Table.TAGS, Key.EMPTY)).containsExactly(Keys.name("demo"));
    }

    @Test
    void an_artifact_goes_with_its_versions() {
        var rows =
                folded(
                        splitRegistered("iris"),
                        splitCreated(1, "raw"),
                        splitCreated(2),
                        event(
                                SPLIT,
                                new ArtifactEvent.ArtifactMetadataLogged(
                                        2, entry("rows", new Whole(150)))),
                        event(SPLIT, new ArtifactEvent.ArtifactDeleted(new UUID(4, 0))));

        assertThat(filled(rows)).isEqualTo(LOG);
    }

    @Test
    void an_artifact_version_goes_and_the_one_before_is_the_latest() {
        var rows =
                folded(
                        splitRegistered(),
                        splitCreated(1),
                        splitCreated(2, "raw"),
                        event(
                                SPLIT,
                                new ArtifactEvent.ArtifactMetadataLogged(
                                        2, entry("rows", new Whole(150)))),
                        event(SPLIT, new ArtifactEvent.ArtifactVersionDeleted(2, new UUID(4, 2))));

        assertThat(filled(rows))
                .containsExactly(
                        "artifacts",
                        "artifact_versions",
                        "artifact_version_ids",
                        "history",
                        "history_summaries",
                        "events_by_time",
                        "commands",
                        "streams");
        assertThat(rows.keys(Table.ARTIFACT_VERSIONS, Key.EMPTY))
                .containsExactly(Keys.version("split", 1));
        assertThat(rows.get(Table.ARTIFACTS, Keys.name("split")))
                .extracting(ArtifactView::latestVersion, ArtifactView::versions)
                .containsExactly(1L, 1L);
    }

    @Test
    void a_run_goes_with_its_steps_and_what_they_used() {
        var load = new StepName("load");
        var given =
                events(
                        started(RUN),
                        stepStarted("load", split(1)),
                        event(RUN, new RunEvent.RunMetadataLogged(null, entry("a", new Whole(1)))),
                        event(RUN, new RunEvent.RunMetadataLogged(load, entry("b", new Whole(1)))),
                        stepCompleted("load", split(2)));
        assertThat(filled(folded(given)))
                .contains("runs", "run_steps", "runs_by_start", "artifact_uses", "metadata");

        var rows = folded(events(Arrays.asList(given), event(RUN, new RunEvent.RunDeleted())));

        assertThat(filled(rows)).isEqualTo(LOG_AND_LINEAGE);
    }

    @Test
    void what_has_a_longer_name_stays() {
        var longer = new ModelName("iris2");
        var rows =
                folded(
                        events(
                                registered(IRIS),
                                registered(longer),
                                created(longer, 1),
                                staged(longer, 1, null, Stage.STAGING),
                                VERSION,
                                deleted(IRIS)));

        assertThat(filled(rows))
                .containsExactly(
                        "models",
                        "versions",
                        "version_names",
                        "version_ids",
                        "version_stages",
                        "stage_periods",
                        "open_periods",
                        "closed_periods",
                        "left_versions",
                        "tags",
                        "tagged",
                        "former_edges",
                        "history",
                        "history_summaries",
                        "events_by_time",
                        "commands",
                        "streams");
    }
}
