package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.SECOND;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.metadata;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.requires;
import static io.modelog.events.model.Iris.rolledBack;
import static io.modelog.events.model.Iris.swapped;
import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.NONE;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.model.ModelCommand.Rollback;
import io.modelog.events.model.ModelCommand.Swap;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.ModelEvent.PromotionRefused;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.StagePolicy.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwapTest {
    private static final Swap SWAP = new Swap(FIRST, SECOND);
    private static final StagePolicyChanged ACCURATE =
            new StagePolicyChanged(PRODUCTION, requires("accuracy"));

    /// At no event do two versions hold one of the stages (B-5).
    @Test
    void two_exclusive_stages_are_exchanged_by_way_of_none() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION, moved(2, null, STAGING))
                .when(SWAP)
                .then(
                        swapped(1, PRODUCTION, NONE, 2),
                        swapped(2, STAGING, PRODUCTION, 1),
                        swapped(1, NONE, STAGING, 2));
    }

    @Test
    void who_leaves_the_exclusive_stage_goes_first() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION, moved(2, null, ARCHIVED))
                .when(SWAP)
                .then(swapped(1, PRODUCTION, ARCHIVED, 2), swapped(2, ARCHIVED, PRODUCTION, 1));
        Iris.spec()
                .given(REGISTERED, V1, V2, moved(1, null, ARCHIVED), moved(2, null, PRODUCTION))
                .when(SWAP)
                .then(swapped(2, PRODUCTION, ARCHIVED, 1), swapped(1, ARCHIVED, PRODUCTION, 2));
    }

    @Test
    void two_stages_that_many_share_are_exchanged_directly() {
        Iris.spec()
                .given(REGISTERED, V1, V2, moved(1, null, NONE), moved(2, null, ARCHIVED))
                .when(SWAP)
                .then(swapped(1, NONE, ARCHIVED, 2), swapped(2, ARCHIVED, NONE, 1));
    }

    /// S-6: there is no way back to no stage at all.
    @Test
    void no_stage_is_exchanged_as_none() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION)
                .when(SWAP)
                .then(swapped(1, PRODUCTION, NONE, 2), swapped(2, null, PRODUCTION, 1));
        Iris.spec()
                .given(REGISTERED, V1, V2, moved(2, null, PRODUCTION))
                .when(SWAP)
                .then(swapped(2, PRODUCTION, NONE, 1), swapped(1, null, PRODUCTION, 2));
    }

    @Test
    void the_same_stage_on_both_sides_is_no_change() {
        Iris.spec().given(REGISTERED, V1, V2).when(SWAP).thenNothing();
        Iris.spec().given(REGISTERED, V1, V2, moved(2, null, NONE)).when(SWAP).thenNothing();
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(new Swap(FIRST, new VersionSelector.Latest()))
                .thenNothing();
    }

    @Test
    void both_have_to_meet_the_policy_of_where_they_go() {
        Iris.spec()
                .given(REGISTERED, V1, V2, V1_IN_PRODUCTION, moved(2, null, STAGING), ACCURATE)
                .when(SWAP)
                .then(
                        new PromotionRefused(
                                2L,
                                PRODUCTION,
                                List.of(
                                        new Failure(
                                                "metadata",
                                                "accuracy is missing, and accuracy is required"))));
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        V2,
                        V1_IN_PRODUCTION,
                        ACCURATE,
                        new MetadataLogged(2, metadata("accuracy", 1)))
                .when(SWAP)
                .then(swapped(1, PRODUCTION, NONE, 2), swapped(2, null, PRODUCTION, 1));
    }

    @Test
    void a_swap_can_be_rolled_back() {
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        V2,
                        V1_IN_PRODUCTION,
                        swapped(1, PRODUCTION, NONE, 2),
                        swapped(2, null, PRODUCTION, 1))
                .when(new Rollback(PRODUCTION))
                .then(rolledBack(2, PRODUCTION, ARCHIVED, 1L), rolledBack(1, NONE, PRODUCTION, 2L));
    }

    @Test
    void an_unknown_version_is_not_swapped() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(new Swap(FIRST, NINTH))
                .thenRejected(new VersionUnknown(NINTH));
        Iris.spec()
                .given(REGISTERED, V1)
                .when(new Swap(NINTH, FIRST))
                .thenRejected(new VersionUnknown(NINTH));
        Iris.spec().given().when(SWAP).thenRejected(new ModelUnknown());
    }
}
