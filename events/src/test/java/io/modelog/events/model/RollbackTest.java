package io.modelog.events.model;

import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.V3;
import static io.modelog.events.model.Iris.displaced;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.requires;
import static io.modelog.events.model.Iris.rolledBack;
import static io.modelog.events.model.Iris.stages;
import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.model.ModelCommand.Rollback;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.NothingToRollBack;
import io.modelog.events.model.ModelRejection.StageUnknown;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollbackTest {
    private static final Rollback ROLLBACK = new Rollback(PRODUCTION);
    private static final NothingToRollBack NOTHING = new NothingToRollBack(PRODUCTION);

    /// 1, then 2, then 3 was in production.
    private static final List<ModelEvent> THREE =
            List.of(
                    REGISTERED,
                    V1,
                    V2,
                    V3,
                    V1_IN_PRODUCTION,
                    displaced(1, PRODUCTION, 2),
                    moved(2, null, PRODUCTION),
                    displaced(2, PRODUCTION, 3),
                    moved(3, null, PRODUCTION));

    private static final List<ModelEvent> BACK_TO_2 =
            List.of(
                    rolledBack(3, PRODUCTION, ARCHIVED, 2L),
                    rolledBack(2, ARCHIVED, PRODUCTION, 3L));
    private static final List<ModelEvent> BACK_TO_1 =
            List.of(
                    rolledBack(2, PRODUCTION, ARCHIVED, 1L),
                    rolledBack(1, ARCHIVED, PRODUCTION, 2L));

    @Test
    void the_version_before_comes_back_and_the_occupant_is_archived() {
        Iris.spec().given(THREE).when(ROLLBACK).then(BACK_TO_2.toArray(ModelEvent[]::new));
    }

    @Test
    void a_repeat_goes_further_back_until_nobody_is_left() {
        Iris.spec()
                .given(all(THREE, BACK_TO_2))
                .when(ROLLBACK)
                .then(BACK_TO_1.toArray(ModelEvent[]::new));
        Iris.spec().given(all(THREE, BACK_TO_2, BACK_TO_1)).when(ROLLBACK).thenRejected(NOTHING);
    }

    @Test
    void after_a_rollback_a_new_promotion_can_be_rolled_back_to_it() {
        Iris.spec()
                .given(
                        all(
                                THREE,
                                BACK_TO_2,
                                List.of(
                                        displaced(2, PRODUCTION, 1),
                                        moved(1, ARCHIVED, PRODUCTION))))
                .when(ROLLBACK)
                .then(
                        rolledBack(1, PRODUCTION, ARCHIVED, 2L),
                        rolledBack(2, ARCHIVED, PRODUCTION, 1L));
    }

    @Test
    void a_deleted_version_is_passed_over() {
        Iris.spec()
                .given(all(THREE, List.of(new VersionDeleted(2, id(2)))))
                .when(ROLLBACK)
                .then(
                        rolledBack(3, PRODUCTION, ARCHIVED, 1L),
                        rolledBack(1, ARCHIVED, PRODUCTION, 3L));
    }

    @Test
    void into_a_vacant_stage_comes_the_last_that_held_it() {
        Iris.spec()
                .given(all(THREE, List.of(moved(3, PRODUCTION, STAGING))))
                .when(ROLLBACK)
                .then(rolledBack(3, STAGING, PRODUCTION, null));
    }

    @Test
    void when_the_occupant_was_deleted_the_one_before_comes() {
        Iris.spec()
                .given(all(THREE, List.of(new VersionDeleted(3, id(3)))))
                .when(ROLLBACK)
                .then(rolledBack(2, ARCHIVED, PRODUCTION, null));
    }

    @Test
    void a_version_that_left_and_came_back_is_not_its_own_predecessor() {
        var model =
                List.of(
                        REGISTERED,
                        V1,
                        V1_IN_PRODUCTION,
                        moved(1, PRODUCTION, ARCHIVED),
                        moved(1, ARCHIVED, PRODUCTION));
        Iris.spec().given(model).when(ROLLBACK).thenRejected(NOTHING);
    }

    /// The version was let in before.
    @Test
    void a_policy_is_not_asked_again() {
        Iris.spec()
                .given(
                        all(
                                THREE,
                                List.of(new StagePolicyChanged(PRODUCTION, requires("accuracy")))))
                .when(ROLLBACK)
                .then(BACK_TO_2.toArray(ModelEvent[]::new));
    }

    @Test
    void a_stage_of_the_models_own_is_rolled_back_too() {
        var qa = new Stage("qa");
        Iris.spec()
                .given(
                        REGISTERED,
                        stages("qa! production!"),
                        V1,
                        V2,
                        moved(1, null, qa),
                        moved(1, qa, PRODUCTION),
                        moved(2, null, qa))
                .when(new Rollback(qa))
                .then(rolledBack(2, qa, ARCHIVED, 1L), rolledBack(1, PRODUCTION, qa, 2L));
    }

    @Test
    void a_stage_that_many_share_has_nobody_before() {
        for (var stage : List.of(ARCHIVED, STAGING)) {
            Iris.spec()
                    .given(
                            REGISTERED,
                            stages("staging production!"),
                            V1,
                            V2,
                            moved(1, null, stage),
                            moved(2, null, stage))
                    .when(new Rollback(stage))
                    .thenRejected(new NothingToRollBack(stage));
        }
    }

    @Test
    void without_anyone_before_there_is_nothing_to_roll_back() {
        Iris.spec().given(REGISTERED, V1).when(ROLLBACK).thenRejected(NOTHING);
        Iris.spec().given(REGISTERED, V1, V1_IN_PRODUCTION).when(ROLLBACK).thenRejected(NOTHING);
    }

    @Test
    void it_goes_back_through_the_last_100_holders() {
        var model = new ArrayList<ModelEvent>(List.of(REGISTERED, V1, V1_IN_PRODUCTION));
        for (var number = 2; number <= 101; number++) {
            model.add(Iris.created(number, Long.toString(number)));
            model.add(displaced(number - 1, PRODUCTION, number));
            model.add(moved(number, null, PRODUCTION));
        }
        for (var number = 101; number > 2; number--) {
            model.add(rolledBack(number, PRODUCTION, ARCHIVED, number - 1L));
            model.add(rolledBack(number - 1, ARCHIVED, PRODUCTION, (long) number));
        }
        Iris.spec().given(model).when(ROLLBACK).thenRejected(NOTHING);
    }

    @Test
    void a_stage_that_the_model_does_not_have_is_unknown() {
        var qa = new Stage("qa");
        Iris.spec()
                .given(REGISTERED)
                .when(new Rollback(qa))
                .thenRejected(new StageUnknown(qa, Stages.STANDARD.names()));
    }

    @Test
    void an_unknown_model_has_nothing_to_roll_back() {
        Iris.spec().given().when(ROLLBACK).thenRejected(new ModelUnknown());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array and stores nothing in it
    private static List<ModelEvent> all(List<ModelEvent>... parts) {
        return List.of(parts).stream().flatMap(List::stream).toList();
    }
}
