package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.on;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelRejection.DeletionGuarded;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.Delete;
import org.junit.jupiter.api.Test;

class DeleteVersionTest {
    @Test
    void a_version_is_deleted() {
        Iris.spec()
                .given(REGISTERED, V1, V2)
                .when(on(FIRST, new Delete(false)))
                .then(new VersionDeleted(1, id(1)));
    }

    /// B-13.
    @Test
    void a_version_in_production_needs_force() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(on(FIRST, new Delete(false)))
                .thenRejected(new DeletionGuarded(1));
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(on(FIRST, new Delete(true)))
                .then(new VersionDeleted(1, id(1)));
    }

    @Test
    void a_version_that_left_production_needs_none() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION, moved(1, PRODUCTION, STAGING))
                .when(on(FIRST, new Delete(false)))
                .then(new VersionDeleted(1, id(1)));
    }

    @Test
    void a_deleted_version_is_unknown() {
        Iris.spec()
                .given(REGISTERED, V1, new VersionDeleted(1, id(1)))
                .when(on(FIRST, new Delete(false)))
                .thenRejected(new VersionUnknown(FIRST));
    }

    @Test
    void an_unknown_model_has_no_version_to_delete() {
        Iris.spec().given().when(on(FIRST, new Delete(false))).thenRejected(new ModelUnknown());
    }
}
