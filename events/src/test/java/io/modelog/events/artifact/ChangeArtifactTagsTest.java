package io.modelog.events.artifact;

import static io.modelog.events.artifact.Scores.REGISTERED;
import static io.modelog.events.artifact.Scores.V1;

import io.modelog.events.artifact.ArtifactCommand.ChangeTags;
import io.modelog.events.artifact.ArtifactEvent.ArtifactTagsChanged;
import io.modelog.events.artifact.ArtifactRejection.ArtifactUnknown;
import io.modelog.events.artifact.ArtifactRejection.ArtifactVersionUnknown;
import io.modelog.events.artifact.ArtifactRejection.LimitExceeded;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagChange.Effect;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// T-1.
class ChangeArtifactTagsTest {
    @Test
    void tags_of_the_artifact_change() {
        Scores.spec()
                .given(REGISTERED)
                .when(tags(null, List.of("b", "demo"), List.of("x")))
                .then(new ArtifactTagsChanged(null, new Effect(List.of("b"), List.of())));
    }

    @Test
    void tags_of_a_version_are_its_own() {
        Scores.spec()
                .given(REGISTERED, V1)
                .when(tags(1L, List.of("demo"), List.of("a")))
                .then(new ArtifactTagsChanged(1L, new Effect(List.of("demo"), List.of("a"))));
    }

    @Test
    void what_changes_nothing_is_no_event() {
        var artifact = Scores.spec().given(REGISTERED, V1);
        artifact.when(tags(null, List.of("demo"), List.of("x"))).thenNothing();
        artifact.when(tags(1L, List.of("a"), List.of("x"))).thenNothing();
    }

    @Test
    void the_hundred_and_first_is_refused() {
        var hundred = IntStream.range(0, 100).mapToObj(i -> "t" + i).toList();
        var artifact = Scores.spec().given(REGISTERED, V1);
        artifact.when(tags(null, hundred, List.of())).thenRejected(new LimitExceeded("tags", 100));
        artifact.when(tags(1L, hundred, List.of())).thenRejected(new LimitExceeded("tags", 100));
    }

    @Test
    void what_is_unknown_has_no_tags() {
        Scores.spec()
                .given()
                .when(tags(null, List.of("a"), List.of()))
                .thenRejected(new ArtifactUnknown());
        Scores.spec()
                .given(REGISTERED, V1)
                .when(tags(2L, List.of("a"), List.of()))
                .thenRejected(new ArtifactVersionUnknown(2));
    }

    private static ChangeTags tags(@Nullable Long number, List<String> add, List<String> remove) {
        return new ChangeTags(number, new TagChange(add, remove));
    }
}
