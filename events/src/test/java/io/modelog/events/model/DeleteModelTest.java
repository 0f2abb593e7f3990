package io.modelog.events.model;

import static io.modelog.events.model.Iris.MODEL_ID;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.stages;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.model.ModelCommand.Delete;
import io.modelog.events.model.ModelEvent.ModelDeleted;
import io.modelog.events.model.ModelRejection.DeletionGuarded;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import org.junit.jupiter.api.Test;

class DeleteModelTest {
    private static final Delete DELETE = new Delete(false);

    /// Z-1: versions and links go with the model.
    @Test
    void a_model_is_deleted_with_its_versions() {
        Iris.spec()
                .given(REGISTERED, V1, moved(1, null, STAGING))
                .when(DELETE)
                .then(new ModelDeleted(MODEL_ID));
    }

    /// B-13.
    @Test
    void a_model_with_a_version_in_production_needs_force() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(DELETE)
                .thenRejected(new DeletionGuarded(1));
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(new Delete(true))
                .then(new ModelDeleted(MODEL_ID));
    }

    @Test
    void production_is_guarded_also_when_many_share_it() {
        Iris.spec()
                .given(REGISTERED, stages("production"), V1, V2, moved(2, null, PRODUCTION))
                .when(DELETE)
                .thenRejected(new DeletionGuarded(2));
    }

    @Test
    void an_unknown_model_cannot_be_deleted() {
        Iris.spec().given().when(DELETE).thenRejected(new ModelUnknown());
    }

    @Test
    void a_deleted_model_cannot_be_deleted_again() {
        Iris.spec()
                .given(REGISTERED, new ModelDeleted(MODEL_ID))
                .when(new Delete(true))
                .thenRejected(new ModelUnknown());
    }
}
