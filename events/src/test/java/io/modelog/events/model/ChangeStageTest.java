package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.SECOND;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.displaced;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.on;
import static io.modelog.events.model.Stage.NONE;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelRejection.StageOccupied;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.ChangeStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeStageTest {
    @ParameterizedTest
    @ValueSource(strings = {"none", "staging", "production", "archived"})
    void a_free_stage_is_entered(Stage stage) {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new ChangeStage(stage, false)))
                .then(moved(1, null, stage));
    }

    /// S-1, B-9.
    @Test
    void an_occupied_stage_refuses_and_names_the_occupant() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION)
                .when(on(SECOND, new ChangeStage(PRODUCTION, false)))
                .thenRejected(new StageOccupied(2, PRODUCTION, 1));
    }

    /// S-1, B-5, B-19: archive and promote are one decision.
    @Test
    void force_archives_the_occupant_first() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION)
                .when(on(SECOND, new ChangeStage(PRODUCTION, true)))
                .then(displaced(1, PRODUCTION, 2), moved(2, null, PRODUCTION));
    }

    @Test
    void force_on_a_free_stage_archives_nobody() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new ChangeStage(STAGING, true)))
                .then(moved(1, null, STAGING));
    }

    /// S-2, B-7: only staging and production are exclusive.
    @ParameterizedTest
    @ValueSource(strings = {"none", "archived"})
    void many_versions_share_none_and_archived(Stage stage) {
        Iris.spec()
                .given(REGISTERED, V1, V2, moved(1, null, stage))
                .when(on(SECOND, new ChangeStage(stage, false)))
                .then(moved(2, null, stage));
    }

    /// S-4.
    @ParameterizedTest
    @ValueSource(strings = {"none", "staging", "production", "archived"})
    void the_stage_it_has_already_is_no_change(Stage stage) {
        Iris.spec()
                .given(REGISTERED, V1, moved(1, null, stage))
                .when(on(FIRST, new ChangeStage(stage, true)))
                .thenNothing();
    }

    /// S-5: moving out archives nobody.
    @Test
    void production_goes_back_to_staging_and_leaves_its_place_free() {
        var back = moved(1, PRODUCTION, STAGING);
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(on(FIRST, new ChangeStage(STAGING, false)))
                .then(back);
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION, back)
                .when(on(SECOND, new ChangeStage(PRODUCTION, false)))
                .then(moved(2, null, PRODUCTION));
    }

    /// S-6: there is no way back to no stage at all.
    @Test
    void none_is_a_stage_and_not_the_absence_of_one() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(on(FIRST, new ChangeStage(NONE, false)))
                .then(moved(1, PRODUCTION, NONE));
    }

    @Test
    void a_deleted_occupant_leaves_the_stage_free() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION, new VersionDeleted(1, id(1)))
                .when(on(SECOND, new ChangeStage(PRODUCTION, false)))
                .then(moved(2, null, PRODUCTION));
    }

    @Test
    void an_unknown_version_enters_no_stage() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(NINTH, new ChangeStage(PRODUCTION, true)))
                .thenRejected(new VersionUnknown(NINTH));
    }
}
