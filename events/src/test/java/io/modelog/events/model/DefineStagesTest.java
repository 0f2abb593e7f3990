package io.modelog.events.model;

import static io.modelog.events.model.Iris.ADA;
import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.SECOND;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.created;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.on;
import static io.modelog.events.model.Iris.rolledBack;
import static io.modelog.events.model.Iris.stages;
import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.model.ModelCommand.DefineStages;
import io.modelog.events.model.ModelCommand.Rollback;
import io.modelog.events.model.ModelEvent.PromotionRequested;
import io.modelog.events.model.ModelEvent.PromotionWithdrawn;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelEvent.StagesDefined;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.NothingToRollBack;
import io.modelog.events.model.ModelRejection.StageInUse;
import io.modelog.events.model.ModelRejection.StageOccupied;
import io.modelog.events.model.VersionCommand.ChangeStage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefineStagesTest {
    private static final Stage QA = new Stage("qa");
    private static final StagesDefined QA_AND_PRODUCTION = stages("qa! production!");

    @Test
    void a_model_gets_stages_of_its_own() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(define("qa! canary production!"))
                .then(stages("qa! canary production!"));
    }

    @Test
    void the_stages_it_has_are_no_change() {
        Iris.spec().given(REGISTERED).when(define("staging! production!")).thenNothing();
        Iris.spec()
                .given(REGISTERED, QA_AND_PRODUCTION)
                .when(define("qa! production!"))
                .thenNothing();
    }

    @Test
    void another_order_is_a_change() {
        Iris.spec()
                .given(REGISTERED, QA_AND_PRODUCTION)
                .when(define("production! qa!"))
                .then(stages("production! qa!"));
    }

    @Test
    void a_stage_with_a_version_in_it_stays() {
        Iris.spec()
                .given(REGISTERED, V1, moved(1, null, STAGING))
                .when(define("production!"))
                .thenRejected(new StageInUse(STAGING, "version 1 is in it"));
    }

    @Test
    void a_stage_that_was_left_can_go() {
        Iris.spec()
                .given(REGISTERED, V1, moved(1, null, STAGING), moved(1, STAGING, ARCHIVED))
                .when(define("production!"))
                .then(stages("production!"));
    }

    @Test
    void a_stage_that_a_policy_names_stays() {
        Iris.spec()
                .given(
                        REGISTERED,
                        new StagePolicyChanged(PRODUCTION, new StagePolicy(List.of(), STAGING, 0)))
                .when(define("production!"))
                .thenRejected(new StageInUse(STAGING, "the policy of production names it"));
        Iris.spec()
                .given(REGISTERED, new StagePolicyChanged(STAGING, Iris.requires("card")))
                .when(define("production!"))
                .thenRejected(new StageInUse(STAGING, "the policy of staging names it"));
    }

    /// Or the request would be open for a stage that nobody can enter.
    @Test
    void a_stage_that_a_request_asks_for_stays() {
        var asked = new PromotionRequested(1, STAGING, ADA);
        Iris.spec()
                .given(REGISTERED, V1, asked)
                .when(define("production!"))
                .thenRejected(new StageInUse(STAGING, "a request for version 1 is open"));
        Iris.spec()
                .given(REGISTERED, V1, asked, new PromotionWithdrawn(1, STAGING))
                .when(define("production!"))
                .then(stages("production!"));
    }

    @Test
    void a_stage_with_two_versions_does_not_become_exclusive() {
        var model =
                List.of(
                        REGISTERED,
                        stages("qa production!"),
                        V1,
                        V2,
                        moved(1, null, QA),
                        moved(2, null, QA));
        Iris.spec()
                .given(model)
                .when(define("qa! production!"))
                .thenRejected(new StageInUse(QA, "2 versions are in it"));
    }

    @Test
    void a_stage_with_one_version_becomes_exclusive_and_occupied() {
        Iris.spec()
                .given(
                        REGISTERED,
                        stages("qa production!"),
                        V1,
                        V2,
                        moved(1, null, QA),
                        QA_AND_PRODUCTION)
                .when(on(SECOND, new ChangeStage(QA, false)))
                .thenRejected(new StageOccupied(2, QA, 1));
    }

    /// Who was in it when it became exclusive held it.
    @Test
    void a_stage_that_became_exclusive_can_be_rolled_back() {
        Iris.spec()
                .given(
                        REGISTERED,
                        stages("qa production!"),
                        V1,
                        V2,
                        moved(1, null, QA),
                        QA_AND_PRODUCTION,
                        Iris.displaced(1, QA, 2),
                        moved(2, null, QA))
                .when(new Rollback(QA))
                .then(rolledBack(2, QA, ARCHIVED, 1L), rolledBack(1, ARCHIVED, QA, 2L));
    }

    @Test
    void a_stage_that_went_and_came_again_has_no_former_holders() {
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        moved(1, null, STAGING),
                        moved(1, STAGING, ARCHIVED),
                        stages("production!"),
                        stages("staging! production!"))
                .when(new Rollback(STAGING))
                .thenRejected(new NothingToRollBack(STAGING));
    }

    @Test
    void a_stage_that_is_exclusive_no_more_takes_many() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION, stages("staging production"))
                .when(on(SECOND, new ChangeStage(PRODUCTION, false)))
                .then(moved(2, null, PRODUCTION));
    }

    /// One text selects one version: a stage of that name would hide it (V-7).
    @ParameterizedTest
    @ValueSource(strings = {"qa", "QA", "Qa"})
    void a_stage_does_not_take_the_name_of_a_version(String name) {
        Iris.spec()
                .given(REGISTERED, created(1, name))
                .when(define("qa! production!"))
                .thenRejected(new StageInUse(QA, "version 1 has its name"));
    }

    @Test
    void an_unknown_model_has_no_stages() {
        Iris.spec().given().when(define("production!")).thenRejected(new ModelUnknown());
    }

    @Test
    void a_model_registered_again_starts_with_the_usual_stages() {
        Iris.spec()
                .given(
                        REGISTERED,
                        QA_AND_PRODUCTION,
                        new ModelEvent.ModelDeleted(Iris.MODEL_ID),
                        REGISTERED,
                        V1)
                .when(on(FIRST, new ChangeStage(STAGING, false)))
                .then(moved(1, null, STAGING));
    }

    private static DefineStages define(String stages) {
        return new DefineStages(stages(stages).stages());
    }
}
