package io.modelog.events.model;

import static io.modelog.events.model.Iris.CONTENT;
import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.SCORES;
import static io.modelog.events.model.Iris.SCORES_10;
import static io.modelog.events.model.Iris.SCORES_2;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.WEIGHTS_1;
import static io.modelog.events.model.Iris.on;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.ArtifactUnlinked;
import io.modelog.events.model.ModelRejection.LinkUnknown;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.UnlinkAll;
import io.modelog.events.model.VersionCommand.UnlinkArtifact;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class UnlinkArtifactTest {
    private final DeciderSpec<Model, ModelCommand, ModelEvent, ModelRejection>.Given version =
            Iris.spec()
                    .given(REGISTERED, V1, linked(SCORES_10), linked(SCORES_2), linked(WEIGHTS_1));

    @Test
    void one_version_of_an_artifact_is_unlinked() {
        version.when(on(FIRST, new UnlinkArtifact(SCORES, OptionalLong.of(10))))
                .then(new ArtifactUnlinked(1, SCORES_10));
    }

    /// Z-5, in the order of numbers.
    @Test
    void without_a_number_all_versions_of_the_artifact_are_unlinked() {
        version.when(on(FIRST, new UnlinkArtifact(SCORES, OptionalLong.empty())))
                .then(new ArtifactUnlinked(1, SCORES_2), new ArtifactUnlinked(1, SCORES_10));
    }

    @Test
    void what_is_not_linked_cannot_be_unlinked() {
        version.when(on(FIRST, new UnlinkArtifact(SCORES, OptionalLong.of(3))))
                .thenRejected(new LinkUnknown(1, SCORES, OptionalLong.of(3)));
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new UnlinkArtifact(SCORES, OptionalLong.empty())))
                .thenRejected(new LinkUnknown(1, SCORES, OptionalLong.empty()));
    }

    @Test
    void an_unknown_version_has_no_links() {
        version.when(on(NINTH, new UnlinkArtifact(SCORES, OptionalLong.empty())))
                .thenRejected(new VersionUnknown(NINTH));
    }

    /// Z-5, by artifact, in the order of numbers.
    @Test
    void all_links_of_a_version_go_at_once() {
        version.when(on(FIRST, new UnlinkAll()))
                .then(
                        new ArtifactUnlinked(1, SCORES_2),
                        new ArtifactUnlinked(1, SCORES_10),
                        new ArtifactUnlinked(1, WEIGHTS_1));
        Iris.spec().given(REGISTERED, V1).when(on(FIRST, new UnlinkAll())).thenNothing();
    }

    private static ArtifactLinked linked(ArtifactVersionId artifact) {
        return new ArtifactLinked(1, artifact, ArtifactKind.DATA, CONTENT);
    }
}
