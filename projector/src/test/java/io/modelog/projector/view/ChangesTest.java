package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.defined;
import static io.modelog.projector.view.Facts.entry;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.linked;
import static io.modelog.projector.view.Facts.logged;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.splitCreated;
import static io.modelog.projector.view.Facts.splitRegistered;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.Facts.started;
import static io.modelog.projector.view.Facts.stepStarted;
import static io.modelog.projector.view.Facts.tagged;
import static io.modelog.projector.view.OpenViews.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.StepName;
import io.modelog.events.id.TagName;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.metadata.MetadataValue.Real;
import io.modelog.events.metadata.MetadataValue.Text;
import io.modelog.events.metadata.MetadataValue.Whole;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.run.RunEvent;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagColor;
import io.modelog.events.tag.TagEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// History tells what was there before, whichever event changed it.
final class ChangesTest {
    @Test
    void of_the_texts_of_a_model() throws IOException {
        assertThat(
                        changes(
                                registered(IRIS),
                                updated("MIT", "tells irises apart"),
                                updated("MIT", null)))
                .containsExactly("description: \"tells irises apart\" -> null");
        assertThat(changes(registered(IRIS), updated("MIT", "tells irises apart")))
                .containsExactly(
                        "description: null -> \"tells irises apart\"", "license: null -> \"MIT\"");
    }

    @Test
    void of_name_and_description_of_a_version() throws IOException {
        assertThat(
                        changes(
                                registered(IRIS),
                                created(IRIS, 1),
                                renamed("spring", "first"),
                                renamed("summer", "first")))
                .containsExactly("name: \"spring\" -> \"summer\"");
    }

    @Test
    void of_the_stage() throws IOException {
        var given = List.of(registered(IRIS), created(IRIS, 1), staged(1, null, Stage.STAGING));

        assertThat(changes(given.toArray(Event[]::new)))
                .containsExactly("stage: null -> \"staging\"");
        assertThat(
                        changes(
                                given.get(0),
                                given.get(1),
                                given.get(2),
                                staged(1, Stage.STAGING, Stage.PRODUCTION)))
                .containsExactly("stage: \"staging\" -> \"production\"");
    }

    @Test
    void of_tags() throws IOException {
        var added = tagged(IRIS, 1L, List.of("gpu"), List.of());
        assertThat(changes(registered(IRIS), created(IRIS, 1), added))
                .containsExactly("tags: null -> [\"gpu\"]");
        assertThat(
                        changes(
                                registered(IRIS),
                                created(IRIS, 1),
                                added,
                                tagged(IRIS, 1L, List.of("cpu"), List.of("gpu"))))
                .containsExactly("tags: [\"gpu\"] -> [\"cpu\"]");
        assertThat(changes(registered(IRIS), tagged(IRIS, null, List.of(), List.of("demo"))))
                .containsExactly("tags: [\"demo\"] -> null");
        assertThat(
                        changes(
                                splitRegistered("raw"),
                                event(
                                        SPLIT,
                                        new ArtifactEvent.ArtifactTagsChanged(
                                                null,
                                                new TagChange.Effect(
                                                        List.of("clean"), List.of())))))
                .containsExactly("tags: [\"raw\"] -> [\"raw\",\"clean\"]");
    }

    @Test
    void of_metadata_key_by_key() throws IOException {
        assertThat(
                        changes(
                                registered(IRIS),
                                created(IRIS, 1),
                                logged(1, "accuracy", new Real(0.8)),
                                logged(1, "rows", new Whole(150)),
                                logged(1, "accuracy", new Real(0.9))))
                .containsExactly("metadata.accuracy: 0.8 -> 0.9");
        assertThat(
                        changes(
                                registered(IRIS),
                                created(IRIS, 1),
                                logged(1, "rows", new Whole(150)),
                                logged(1, "rows", new Whole(150))))
                .isEmpty();
        assertThat(
                        changes(
                                splitRegistered(),
                                splitCreated(1),
                                event(
                                        SPLIT,
                                        new ArtifactEvent.ArtifactMetadataLogged(
                                                1, entry("rows", new Whole(1))))))
                .containsExactly("metadata.rows: null -> 1");
    }

    @Test
    void of_metadata_of_runs_and_steps() throws IOException {
        var load = new StepName("load");
        assertThat(
                        changes(
                                started(RUN),
                                stepStarted("load"),
                                event(RUN, new RunEvent.RunMetadataLogged(null, text("a"))),
                                event(RUN, new RunEvent.RunMetadataLogged(load, text("b"))),
                                event(RUN, new RunEvent.RunMetadataLogged(load, text("c")))))
                .containsExactly("metadata.note: \"b\" -> \"c\"");
    }

    @Test
    void of_stages_and_policies() throws IOException {
        assertThat(changes(registered(IRIS), defined("production")))
                .singleElement()
                .asString()
                .startsWith(
                        "stages: [{\"name\":\"none\",\"exclusive\":false},{\"name\":\"staging\"")
                .endsWith(
                        "-> [{\"name\":\"none\",\"exclusive\":false},{\"name\":\"production\",\"exclusive\":true},"
                                + "{\"name\":\"archived\",\"exclusive\":false}]");
        assertThat(changes(registered(IRIS), guarded(1), guarded(2)))
                .containsExactly(
                        "policy: {\"requires\":[\"card\"],\"after\":null,\"approvals\":1}"
                                + " -> {\"requires\":[\"card\"],\"after\":null,\"approvals\":2}");
    }

    @Test
    void of_the_kind_of_a_link_and_the_colour_of_a_tag() throws IOException {
        var gpu = new TagName("gpu");
        var link = linked(1, split(1), ArtifactKind.DATA);
        assertThat(changes(registered(IRIS), created(IRIS, 1), link)).isEmpty();
        assertThat(
                        changes(
                                registered(IRIS),
                                created(IRIS, 1),
                                link,
                                linked(1, split(1), ArtifactKind.MODEL)))
                .containsExactly("kind: \"data\" -> \"model\"");
        assertThat(
                        changes(
                                new Event.OfTag(gpu, new TagEvent.TagRegistered(TagColor.RED)),
                                new Event.OfTag(gpu, new TagEvent.TagRecolored(TagColor.BLUE))))
                .containsExactly("color: \"red\" -> \"blue\"");
    }

    /// Of the last event.
    private static List<String> changes(Event... given) throws IOException {
        try (var open = new OpenViews()) {
            open.given(given);
            var stream = given[given.length - 1].stream();
            return open
                    .views()
                    .history()
                    .of(stream, HistoryFilter.ALL, ALL)
                    .items()
                    .getLast()
                    .changes()
                    .stream()
                    .map(it -> "%s: %s -> %s".formatted(it.field(), it.before(), it.after()))
                    .toList();
        }
    }

    private static Event updated(String license, @Nullable String description) {
        return event(
                IRIS,
                new ModelEvent.ModelUpdated(
                        new ModelDetails(
                                license, description, null, null, null, null, null, true)));
    }

    private static Event renamed(String name, String description) {
        return event(IRIS, new ModelEvent.VersionUpdated(1, new VersionName(name), description));
    }

    private static Event guarded(int approvals) {
        return event(
                IRIS,
                new ModelEvent.StagePolicyChanged(
                        Stage.PRODUCTION,
                        new StagePolicy(List.of(MetadataRule.parse("card")), null, approvals)));
    }

    private static Metadata text(String note) {
        return entry("note", new Text(note));
    }
}
