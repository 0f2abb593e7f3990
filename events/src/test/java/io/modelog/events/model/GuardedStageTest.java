package io.modelog.events.model;

import static io.modelog.events.model.Iris.ADA;
import static io.modelog.events.model.Iris.BOB;
import static io.modelog.events.model.Iris.EVE;
import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.SECOND;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.displaced;
import static io.modelog.events.model.Iris.metadata;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.on;
import static io.modelog.events.model.Iris.requires;
import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.model.ModelCommand.CreateVersion;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.ModelEvent.PromotionApproved;
import io.modelog.events.model.ModelEvent.PromotionRefused;
import io.modelog.events.model.ModelEvent.PromotionRequested;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelRejection.StageOccupied;
import io.modelog.events.model.ModelRejection.StageUnknown;
import io.modelog.events.model.StagePolicy.Failure;
import io.modelog.events.model.VersionCommand.ChangeStage;
import io.modelog.events.model.VersionCommand.LogMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A stage with a policy lets nobody in who does not meet it, and writes down whom it refused.
class GuardedStageTest {
    private static final StagePolicyChanged ACCURATE = guarded(requires("accuracy >= 0.9"));
    private static final StagePolicyChanged APPROVED_TWICE =
            guarded(new StagePolicy(List.of(), null, 2));
    private static final ModelCommand PROMOTE_FIRST = on(FIRST, new ChangeStage(PRODUCTION, false));
    private static final ModelCommand FORCE_FIRST = on(FIRST, new ChangeStage(PRODUCTION, true));
    private static final String MISSING = "accuracy is missing, and accuracy >= 0.9 is required";
    private static final String LOW = "accuracy is 0.89, and accuracy >= 0.9 is required";

    @Test
    void metadata_that_is_missing_or_wrong_refuses() {
        Iris.spec()
                .given(REGISTERED, V1, ACCURATE)
                .when(PROMOTE_FIRST)
                .then(refused(new Failure("metadata", MISSING)));
        Iris.spec()
                .given(REGISTERED, V1, ACCURATE, new MetadataLogged(1, metadata("accuracy", 0.89)))
                .when(PROMOTE_FIRST)
                .then(refused(new Failure("metadata", LOW)));
    }

    @Test
    void metadata_that_meets_the_rule_lets_in() {
        Iris.spec()
                .given(REGISTERED, V1, ACCURATE, new MetadataLogged(1, metadata("accuracy", 0.9)))
                .when(PROMOTE_FIRST)
                .then(moved(1, null, PRODUCTION));
    }

    @Test
    void a_stage_that_was_skipped_refuses_and_one_that_was_left_lets_in() {
        var afterStaging = guarded(new StagePolicy(List.of(), STAGING, 0));
        Iris.spec()
                .given(REGISTERED, V1, afterStaging)
                .when(PROMOTE_FIRST)
                .then(refused(new Failure("after", "the version was never in staging")));
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        afterStaging,
                        moved(1, null, STAGING),
                        moved(1, STAGING, ARCHIVED))
                .when(PROMOTE_FIRST)
                .then(moved(1, ARCHIVED, PRODUCTION));
    }

    @Test
    void approvals_that_lack_refuse_and_enough_let_in() {
        var asked = new PromotionRequested(1, PRODUCTION, ADA);
        var once = new PromotionApproved(1, PRODUCTION, BOB, null);
        var twice = new PromotionApproved(1, PRODUCTION, EVE, "Good");
        Iris.spec()
                .given(REGISTERED, V1, APPROVED_TWICE)
                .when(PROMOTE_FIRST)
                .then(
                        refused(
                                new Failure(
                                        "approvals",
                                        "there are 0 approvals of the 2 required; nobody has asked for them")));
        Iris.spec()
                .given(REGISTERED, V1, APPROVED_TWICE, asked, once)
                .when(PROMOTE_FIRST)
                .then(refused(new Failure("approvals", "there are 1 approvals of the 2 required")));
        Iris.spec()
                .given(REGISTERED, V1, APPROVED_TWICE, asked, once, twice)
                .when(PROMOTE_FIRST)
                .then(moved(1, null, PRODUCTION));
    }

    @Test
    void approvals_for_another_stage_do_not_count() {
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        guarded(new StagePolicy(List.of(), null, 1)),
                        new PromotionRequested(1, STAGING, ADA),
                        new PromotionApproved(1, STAGING, BOB, null))
                .when(PROMOTE_FIRST)
                .then(
                        refused(
                                new Failure(
                                        "approvals",
                                        "there are 0 approvals of the 1 required; nobody has asked for them")));
    }

    @Test
    void every_rule_that_fails_names_itself() {
        var strict =
                new StagePolicy(
                        List.of(
                                MetadataRule.parse("accuracy >= 0.9"),
                                MetadataRule.parse("card"),
                                MetadataRule.parse("loss < 1")),
                        STAGING,
                        1);
        Iris.spec()
                .given(REGISTERED, V1, guarded(strict), new MetadataLogged(1, metadata("loss", 0)))
                .when(PROMOTE_FIRST)
                .then(
                        refused(
                                new Failure("metadata", MISSING),
                                new Failure("metadata", "card is missing, and card is required"),
                                new Failure("after", "the version was never in staging"),
                                new Failure(
                                        "approvals",
                                        "there are 0 approvals of the 1 required; nobody has asked for them")));
    }

    @Test
    void force_does_not_help() {
        Iris.spec()
                .given(REGISTERED, V1, ACCURATE)
                .when(FORCE_FIRST)
                .then(refused(new Failure("metadata", MISSING)));
    }

    /// The policy comes first: an occupant is not even spoken of.
    @Test
    void a_refused_promotion_archives_nobody() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION, ACCURATE)
                .when(on(SECOND, new ChangeStage(PRODUCTION, true)))
                .then(
                        new PromotionRefused(
                                2L, PRODUCTION, List.of(new Failure("metadata", MISSING))));
    }

    @Test
    void a_version_that_meets_the_policy_still_needs_force_against_an_occupant() {
        var good = new MetadataLogged(2, metadata("accuracy", 1));
        var model = List.of(REGISTERED, V1, V2, V1_IN_PRODUCTION, ACCURATE, good);
        Iris.spec()
                .given(model)
                .when(on(SECOND, new ChangeStage(PRODUCTION, false)))
                .thenRejected(new StageOccupied(2, PRODUCTION, 1));
        Iris.spec()
                .given(model)
                .when(on(SECOND, new ChangeStage(PRODUCTION, true)))
                .then(displaced(1, PRODUCTION, 2), moved(2, null, PRODUCTION));
    }

    @Test
    void who_is_inside_when_the_policy_comes_stays() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION, ACCURATE)
                .when(FORCE_FIRST)
                .thenNothing();
    }

    @Test
    void what_the_same_command_logs_before_counts() {
        var log = new LogMetadata(metadata("accuracy", 0.95));
        Iris.spec()
                .given(REGISTERED, V1, ACCURATE)
                .when(on(FIRST, log, new ChangeStage(PRODUCTION, false)))
                .then(new MetadataLogged(1, log.metadata()), moved(1, null, PRODUCTION));
    }

    @Test
    void a_refusal_takes_back_all_that_was_asked_with_it() {
        Iris.spec()
                .given(REGISTERED, V1, ACCURATE)
                .when(
                        on(
                                FIRST,
                                new LogMetadata(metadata("accuracy", 0.89)),
                                new ChangeStage(PRODUCTION, false),
                                new LogMetadata(metadata("loss", 1))))
                .then(refused(new Failure("metadata", LOW)));
    }

    @Test
    void a_version_that_was_to_be_created_in_the_stage_is_not_created() {
        Iris.spec()
                .given(REGISTERED, V1, ACCURATE)
                .when(create(2, new LogMetadata(metadata("accuracy", 0.89))))
                .then(
                        new PromotionRefused(
                                null, PRODUCTION, List.of(new Failure("metadata", LOW))));
    }

    @Test
    void the_number_of_a_refused_version_goes_to_the_next() {
        var log = new LogMetadata(metadata("accuracy", 1));
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        ACCURATE,
                        new PromotionRefused(
                                null, PRODUCTION, List.of(new Failure("metadata", LOW))))
                .when(create(2, log))
                .then(V2, new MetadataLogged(2, log.metadata()), moved(2, null, PRODUCTION));
    }

    @Test
    void a_stage_that_the_model_does_not_have_is_unknown() {
        var qa = new Stage("qa");
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new ChangeStage(qa, true)))
                .thenRejected(new StageUnknown(qa, Stages.STANDARD.names()));
    }

    private static CreateVersion create(long number, LogMetadata log) {
        VersionCreated created = Iris.created(number, Long.toString(number));
        return new CreateVersion(
                created.versionId(),
                null,
                null,
                List.of(),
                List.of(log, new ChangeStage(PRODUCTION, false)));
    }

    private static StagePolicyChanged guarded(StagePolicy policy) {
        return new StagePolicyChanged(PRODUCTION, policy);
    }

    private static PromotionRefused refused(Failure... failures) {
        return new PromotionRefused(1L, PRODUCTION, List.of(failures));
    }
}
