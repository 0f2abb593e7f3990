package io.modelog.events.model;

import static io.modelog.events.model.Iris.CONTENT;
import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.RUN;
import static io.modelog.events.model.Iris.SCORES_1;
import static io.modelog.events.model.Iris.SECOND;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.metadata;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.on;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.TagsChanged;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.RunNotAttached;
import io.modelog.events.model.ModelRejection.StageOccupied;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.AttachRun;
import io.modelog.events.model.VersionCommand.ChangeStage;
import io.modelog.events.model.VersionCommand.ChangeTags;
import io.modelog.events.model.VersionCommand.Delete;
import io.modelog.events.model.VersionCommand.DetachRun;
import io.modelog.events.model.VersionCommand.LinkArtifact;
import io.modelog.events.model.VersionCommand.LogMetadata;
import io.modelog.events.model.VersionCommand.Update;
import io.modelog.events.tag.TagChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Several things asked of one version: all of them happen, or none.
class OnVersionTest {
    private static final Update RENAME =
            new Update(new Change.To<>(new VersionName("foo")), Change.keep());
    private static final ChangeTags TAG = new ChangeTags(new TagChange(List.of("a"), List.of()));
    private static final LogMetadata LOG = new LogMetadata(metadata("n", 1));

    @Test
    void all_of_it_happens_in_the_order_given() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(
                        on(
                                FIRST,
                                RENAME,
                                TAG,
                                LOG,
                                new LinkArtifact(SCORES_1, ArtifactKind.DATA, CONTENT, false),
                                new AttachRun(RUN),
                                new ChangeStage(PRODUCTION, false)))
                .then(
                        new VersionUpdated(1, new VersionName("foo"), null),
                        new TagsChanged(1L, new TagChange.Effect(List.of("a"), List.of())),
                        new MetadataLogged(1, LOG.metadata()),
                        new ArtifactLinked(1, SCORES_1, ArtifactKind.DATA, CONTENT),
                        new RunAttached(1, RUN),
                        moved(1, null, PRODUCTION));
    }

    @Test
    void a_refusal_of_the_last_takes_back_the_first() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION)
                .when(on(SECOND, RENAME, TAG, LOG, new ChangeStage(PRODUCTION, false)))
                .thenRejected(new StageOccupied(2, PRODUCTION, 1));
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, RENAME, new DetachRun(RUN)))
                .thenRejected(new RunNotAttached(1, RUN));
    }

    /// The version is found once: a new name, or the move of another into the stage, does not lead astray.
    @Test
    void each_is_decided_on_what_the_ones_before_it_made() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(
                        on(
                                VersionSelector.parse("production"),
                                new ChangeStage(STAGING, false),
                                new ChangeStage(STAGING, false),
                                TAG,
                                TAG))
                .then(
                        moved(1, PRODUCTION, STAGING),
                        new TagsChanged(1L, new TagChange.Effect(List.of("a"), List.of())));
    }

    @Test
    void nothing_follows_its_deletion() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, TAG, new Delete(false)))
                .then(
                        new TagsChanged(1L, new TagChange.Effect(List.of("a"), List.of())),
                        new VersionDeleted(1, id(1)));
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new Delete(false), TAG))
                .thenRejected(new VersionUnknown(FIRST));
    }

    @Test
    void nothing_asked_is_no_change() {
        Iris.spec().given(REGISTERED, V1).when(on(FIRST)).thenNothing();
    }

    @Test
    void an_unknown_version_is_asked_nothing() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(NINTH, TAG))
                .thenRejected(new VersionUnknown(NINTH));
        Iris.spec().given().when(on(FIRST, TAG)).thenRejected(new ModelUnknown());
    }
}
