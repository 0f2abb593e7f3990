package io.modelog.events.model;

import static io.modelog.events.model.Iris.ADA;
import static io.modelog.events.model.Iris.BOB;
import static io.modelog.events.model.Iris.MODEL_ID;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.RUN;
import static io.modelog.events.model.Iris.SCORES_1;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.V3;
import static io.modelog.events.model.Iris.created;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.rolledBack;
import static io.modelog.events.model.Iris.stages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.ArtifactUnlinked;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.ModelEvent.ModelDeleted;
import io.modelog.events.model.ModelEvent.ModelUpdated;
import io.modelog.events.model.ModelEvent.PromotionApproved;
import io.modelog.events.model.ModelEvent.PromotionRejected;
import io.modelog.events.model.ModelEvent.PromotionRequested;
import io.modelog.events.model.ModelEvent.PromotionWithdrawn;
import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.RunDetached;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelEvent.TagsChanged;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelEvent.VersionReleased;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.tag.TagChange.Effect;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Events that no decision can have put where they stand.
class CorruptModelStreamTest {
    private static final List<ModelEvent> TWO_VERSIONS =
            List.of(
                    REGISTERED,
                    V1,
                    V2,
                    V1_IN_PRODUCTION,
                    new PromotionRequested(2, Stage.PRODUCTION, ADA));
    private static final Stage QA = new Stage("qa");
    private static final ModelEvent V1_STAGED = moved(1, null, Stage.STAGING);

    static Stream<ModelEvent> events_that_cannot_follow_two_versions() {
        return Stream.of(
                REGISTERED,
                V2,
                created(4, "4"),
                created(3, "1"),
                new ModelDeleted(id(1)),
                new VersionUpdated(3, new VersionName("x"), null),
                new VersionUpdated(2, new VersionName("1"), null),
                moved(3, null, Stage.STAGING),
                moved(1, Stage.STAGING, Stage.ARCHIVED),
                moved(2, null, Stage.PRODUCTION),
                new VersionDeleted(3, id(3)),
                new VersionDeleted(2, id(1)),
                new ArtifactLinked(3, SCORES_1, ArtifactKind.DATA, Iris.CONTENT),
                new ArtifactUnlinked(3, SCORES_1),
                new ArtifactUnlinked(2, SCORES_1),
                new RunAttached(3, RUN),
                new RunDetached(3, RUN),
                new RunDetached(2, RUN),
                new VersionReleased(3, RUN),
                new VersionReleased(2, RUN),
                moved(2, null, QA),
                rolledBack(2, null, Stage.STAGING, null),
                rolledBack(2, null, Stage.PRODUCTION, 1L),
                new TagsChanged(null, new Effect(List.of("demo"), List.of())),
                new TagsChanged(null, new Effect(List.of(), List.of("x"))),
                new TagsChanged(3L, new Effect(List.of("x"), List.of())),
                new TagsChanged(2L, new Effect(List.of(), List.of("x"))),
                new MetadataLogged(3, Iris.metadata("a", 1)),
                new StagePolicyChanged(QA, Iris.requires("card")),
                new StagePolicyChanged(Stage.STAGING, new StagePolicy(List.of(), QA, 0)),
                new PromotionRequested(3, Stage.STAGING, ADA),
                new PromotionRequested(2, QA, ADA),
                new PromotionRequested(2, Stage.PRODUCTION, BOB),
                new PromotionApproved(3, Stage.PRODUCTION, BOB, null),
                new PromotionApproved(2, Stage.STAGING, BOB, null),
                new PromotionApproved(2, Stage.PRODUCTION, ADA, null),
                new PromotionRejected(3, Stage.PRODUCTION, BOB, "no"),
                new PromotionRejected(2, Stage.STAGING, BOB, "no"),
                new PromotionWithdrawn(3, Stage.PRODUCTION),
                new PromotionWithdrawn(2, Stage.STAGING));
    }

    @ParameterizedTest
    @MethodSource("events_that_cannot_follow_two_versions")
    void it_is_not_skipped(ModelEvent event) {
        var state = fold(TWO_VERSIONS);
        assertThatThrownBy(() -> ModelFold.evolve(state, event))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining(event + " cannot follow ");
    }

    @Test
    void a_stage_in_use_cannot_have_gone() {
        assertThatThrownBy(() -> fold(List.of(REGISTERED, V1, V1_STAGED, stages("production!"))))
                .isInstanceOf(CorruptStream.class)
                .hasMessageEndingWith("[none, staging, production, archived]");
    }

    /// Or one stage would have two occupants.
    @Test
    void a_crowded_stage_cannot_have_become_exclusive() {
        var crowded =
                List.of(
                        REGISTERED,
                        stages("qa production!"),
                        V1,
                        V2,
                        moved(1, null, QA),
                        moved(2, null, QA),
                        stages("qa! production!"));
        assertThatThrownBy(() -> fold(crowded)).isInstanceOf(CorruptStream.class);
    }

    @Test
    void only_a_registration_follows_nothing() {
        assertThatThrownBy(() -> fold(List.of(new ModelUpdated(Iris.DETAILS))))
                .isInstanceOf(CorruptStream.class);
        assertThatThrownBy(() -> fold(List.of(V1))).isInstanceOf(CorruptStream.class);
    }

    @Test
    void only_a_registration_follows_a_deletion() {
        assertThatThrownBy(() -> fold(List.of(REGISTERED, new ModelDeleted(MODEL_ID), V1)))
                .isInstanceOf(CorruptStream.class);
    }

    @Test
    void a_number_lost_with_a_deleted_model_does_not_come_back() {
        assertThatThrownBy(() ->
                        fold(List.of(REGISTERED, V1, new ModelDeleted(MODEL_ID), REGISTERED, V1)))
                .isInstanceOf(CorruptStream.class)
                .hasMessageEndingWith("cannot follow version 1");
    }

    @Test
    void the_state_after_a_deletion_remembers_the_last_number() {
        assertThat(fold(List.of(REGISTERED, V1, V2, V3, new ModelDeleted(MODEL_ID))))
                .isEqualTo(new Model.Unknown(3));
    }

    private static Model fold(List<? extends ModelEvent> events) {
        return ModelDecider.DECIDER.fold(ModelDecider.DECIDER.initial(), events);
    }
}
