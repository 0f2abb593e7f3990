package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.id;

import io.modelog.events.model.ModelCommand.DeleteVersion;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import org.junit.jupiter.api.Test;

class DeleteVersionTest {
    @Test
    void a_version_is_deleted() {
        Iris.spec()
                .given(REGISTERED, V1, V2)
                .when(new DeleteVersion(FIRST))
                .then(new VersionDeleted(1, id(1)));
    }

    @Test
    void a_deleted_version_is_unknown() {
        Iris.spec()
                .given(REGISTERED, V1, new VersionDeleted(1, id(1)))
                .when(new DeleteVersion(FIRST))
                .thenRejected(new VersionUnknown(FIRST));
    }

    @Test
    void an_unknown_model_has_no_version_to_delete() {
        Iris.spec().given().when(new DeleteVersion(FIRST)).thenRejected(new ModelUnknown());
    }
}
