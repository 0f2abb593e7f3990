package io.modelog.events.model;

import static io.modelog.events.model.Iris.MODEL_ID;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;

import io.modelog.events.model.ModelCommand.Delete;
import io.modelog.events.model.ModelEvent.ModelDeleted;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import org.junit.jupiter.api.Test;

class DeleteModelTest {
    /// Z-1: versions and links go with the model.
    @Test
    void a_model_is_deleted_with_its_versions() {
        Iris.spec().given(REGISTERED, V1).when(new Delete()).then(new ModelDeleted(MODEL_ID));
    }

    @Test
    void an_unknown_model_cannot_be_deleted() {
        Iris.spec().given().when(new Delete()).thenRejected(new ModelUnknown());
    }

    @Test
    void a_deleted_model_cannot_be_deleted_again() {
        Iris.spec()
                .given(REGISTERED, new ModelDeleted(MODEL_ID))
                .when(new Delete())
                .thenRejected(new ModelUnknown());
    }
}
