package io.modelog.projector.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.model.Stage;
import io.modelog.events.run.RunStatus;
import io.modelog.projector.diff.Difference.Change;
import io.modelog.projector.diff.Difference.Part;
import io.modelog.projector.view.AttachedRunView;
import io.modelog.projector.view.LinkView;
import io.modelog.projector.view.VersionView;
import io.modelog.projector.view.VersionView.LinkCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class VersionDiffTest {
    private static final Instant TIME = Instant.parse("2026-11-24T10:00:00Z");
    private static final VersionContent PLAIN = content(version(null, List.of(), Map.of()));

    @Test
    void a_version_does_not_differ_from_itself() {
        assertThat(VersionDiff.between(PLAIN, PLAIN)).isEmpty();
    }

    @Test
    void fields_tags_and_metadata_come_one_after_the_other_by_name() {
        var before =
                content(
                        version(
                                Stage.STAGING,
                                List.of("b", "a"),
                                Map.of("lost", number(1), "kept", number(2), "odd", number(3))));
        var after =
                content(
                        version(
                                Stage.PRODUCTION,
                                List.of("c", "b"),
                                Map.of("new", number(4), "kept", number(2), "odd", number(5))));

        assertThat(VersionDiff.between(before, after))
                .containsExactly(
                        difference(
                                Part.FIELD,
                                "stage",
                                Change.CHANGED,
                                Stage.STAGING,
                                Stage.PRODUCTION),
                        difference(Part.TAG, "a", Change.REMOVED, "a", null),
                        difference(Part.TAG, "c", Change.ADDED, null, "c"),
                        difference(Part.METADATA, "lost", Change.REMOVED, number(1), null),
                        difference(Part.METADATA, "new", Change.ADDED, null, number(4)),
                        difference(Part.METADATA, "odd", Change.CHANGED, number(3), number(5)));
    }

    @Test
    void an_integer_is_not_the_real_number_of_the_same_value() {
        var whole = content(version(null, List.of(), Map.of("x", number(1))));
        var real =
                content(
                        version(
                                null,
                                List.of(),
                                Map.of("x", JsonNodeFactory.instance.numberNode(1.0))));

        assertThat(VersionDiff.between(whole, real))
                .extracting(Difference::change)
                .containsExactly(Change.CHANGED);
    }

    @Test
    void the_same_content_under_another_number_is_no_difference() {
        var before = linked(link("split", 1, "aa", ArtifactKind.DATA));
        var after = linked(link("split", 2, "aa", ArtifactKind.DATA));

        assertThat(VersionDiff.between(before, after)).isEmpty();
    }

    @Test
    void another_content_replaces_what_is_gone_and_the_rest_is_added_or_removed() {
        var first = link("split", 1, "aa", ArtifactKind.DATA);
        var second = link("split", 2, "bb", ArtifactKind.DATA);
        var third = link("split", 3, "cc", ArtifactKind.DATA);

        assertThat(VersionDiff.between(linked(first), linked(second, third)))
                .containsExactly(
                        difference(Part.ARTIFACT, "split", Change.REPLACED, first, second),
                        difference(Part.ARTIFACT, "split", Change.ADDED, null, third));
        assertThat(VersionDiff.between(linked(first, second), linked(third)))
                .containsExactly(
                        difference(Part.ARTIFACT, "split", Change.REPLACED, first, third),
                        difference(Part.ARTIFACT, "split", Change.REMOVED, second, null));
    }

    @Test
    void the_same_content_linked_as_another_kind_has_changed() {
        var data = link("split", 1, "aa", ArtifactKind.DATA);
        var model = link("split", 1, "aa", ArtifactKind.MODEL);

        assertThat(VersionDiff.between(linked(data), linked(model)))
                .containsExactly(difference(Part.ARTIFACT, "split", Change.CHANGED, data, model));
    }

    @Test
    void a_run_that_ended_has_changed() {
        var running = run(1, RunStatus.RUNNING);
        var ended = run(1, RunStatus.COMPLETED);
        var other = run(2, RunStatus.RUNNING);

        assertThat(VersionDiff.between(attached(running), attached(ended, other)))
                .containsExactly(
                        difference(Part.RUN, id(1), Change.CHANGED, running, ended),
                        difference(Part.RUN, id(2), Change.ADDED, null, other));
    }

    private static Difference difference(
            Part part,
            String name,
            Change change,
            @Nullable Object before,
            @Nullable Object after) {
        return new Difference(part, name, change, before, after);
    }

    private static JsonNode number(long number) {
        return JsonNodeFactory.instance.numberNode(number);
    }

    private static VersionContent content(VersionView version) {
        return new VersionContent(version, List.of(), List.of());
    }

    private static VersionContent linked(LinkView... links) {
        return new VersionContent(PLAIN.version(), List.of(links), List.of());
    }

    private static VersionContent attached(AttachedRunView... runs) {
        return new VersionContent(PLAIN.version(), List.of(), List.of(runs));
    }

    private static LinkView link(String artifact, long version, String sha256, ArtifactKind kind) {
        return new LinkView(
                artifact + "@" + version,
                "iris",
                1,
                kind,
                artifact,
                version,
                "file:///a",
                sha256,
                1,
                "text/plain",
                "String",
                TIME,
                "ada");
    }

    private static AttachedRunView run(int id, RunStatus status) {
        return new AttachedRunView(
                UUID.fromString(id(id)), "run", "train", status, TIME, null, TIME, "ada");
    }

    private static String id(int id) {
        return new UUID(1, id).toString();
    }

    private static VersionView version(
            @Nullable Stage stage, List<String> tags, Map<String, JsonNode> metadata) {
        return new VersionView(
                "iris",
                1,
                new UUID(3, 1),
                "1",
                null,
                stage,
                tags,
                metadata,
                new LinkCounts(0, 0, 0),
                0,
                null,
                null,
                TIME,
                "ada",
                TIME,
                "ada",
                2);
    }
}
