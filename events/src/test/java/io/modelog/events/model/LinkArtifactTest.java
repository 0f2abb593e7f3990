package io.modelog.events.model;

import static io.modelog.events.artifact.ArtifactKind.DATA;
import static io.modelog.events.artifact.ArtifactKind.ENDPOINT;
import static io.modelog.events.artifact.ArtifactKind.MODEL;
import static io.modelog.events.model.Iris.CONTENT;
import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.SCORES_1;
import static io.modelog.events.model.Iris.SCORES_10;
import static io.modelog.events.model.Iris.SCORES_2;
import static io.modelog.events.model.Iris.SECOND;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.WEIGHTS_1;
import static io.modelog.events.model.Iris.on;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.ArtifactUnlinked;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.LinkArtifact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkArtifactTest {
    ///
    @ParameterizedTest
    @EnumSource
    void an_artifact_is_linked_as_the_kind_given(ArtifactKind kind) {
        Iris.spec().given(REGISTERED, V1).when(link(SCORES_1, kind)).then(linked(SCORES_1, kind));
    }

    /// A-7 without overwrite.
    @Test
    void links_of_older_versions_stay() {
        Iris.spec()
                .given(REGISTERED, V1, linked(SCORES_1, DATA))
                .when(link(SCORES_2, DATA))
                .then(linked(SCORES_2, DATA));
    }

    /// A-7, B-14: all older links go, in the order of their numbers, and other artifacts stay.
    @Test
    void overwrite_unlinks_every_other_version_of_the_artifact() {
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        linked(SCORES_10, DATA),
                        linked(SCORES_2, DATA),
                        linked(WEIGHTS_1, MODEL))
                .when(on(FIRST, new LinkArtifact(SCORES_1, DATA, CONTENT, true)))
                .then(
                        new ArtifactUnlinked(1, SCORES_2),
                        new ArtifactUnlinked(1, SCORES_10),
                        linked(SCORES_1, DATA));
    }

    @Test
    void overwrite_with_a_version_that_is_linked_only_unlinks_the_others() {
        Iris.spec()
                .given(REGISTERED, V1, linked(SCORES_1, DATA), linked(SCORES_2, DATA))
                .when(on(FIRST, new LinkArtifact(SCORES_2, DATA, CONTENT, true)))
                .then(new ArtifactUnlinked(1, SCORES_1));
    }

    /// A-8, D-64.
    @Test
    void the_same_link_again_is_no_change() {
        Iris.spec()
                .given(REGISTERED, V1, linked(SCORES_1, DATA))
                .when(link(SCORES_1, DATA))
                .thenNothing();
    }

    @Test
    void the_same_artifact_version_under_another_kind_replaces_the_link() {
        Iris.spec()
                .given(REGISTERED, V1, linked(SCORES_1, DATA))
                .when(link(SCORES_1, ENDPOINT))
                .then(linked(SCORES_1, ENDPOINT));
    }

    @Test
    void an_artifact_may_belong_to_several_versions() {
        Iris.spec()
                .given(REGISTERED, V1, V2, linked(SCORES_1, DATA))
                .when(on(SECOND, new LinkArtifact(SCORES_1, DATA, CONTENT, true)))
                .then(new ArtifactLinked(2, SCORES_1, DATA, CONTENT));
    }

    @Test
    void an_unknown_version_takes_no_link() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(NINTH, new LinkArtifact(SCORES_1, DATA, CONTENT, false)))
                .thenRejected(new VersionUnknown(NINTH));
    }

    private static ModelCommand link(ArtifactVersionId artifact, ArtifactKind kind) {
        return on(FIRST, new LinkArtifact(artifact, kind, CONTENT, false));
    }

    private static ArtifactLinked linked(ArtifactVersionId artifact, ArtifactKind kind) {
        return new ArtifactLinked(1, artifact, kind, CONTENT);
    }
}
