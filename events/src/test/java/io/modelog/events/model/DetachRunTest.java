package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.RUN;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.on;

import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.RunDetached;
import io.modelog.events.model.ModelRejection.RunNotAttached;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.DetachRun;
import org.junit.jupiter.api.Test;

class DetachRunTest {
    @Test
    void a_run_is_detached() {
        Iris.spec()
                .given(REGISTERED, V1, new RunAttached(1, RUN))
                .when(on(FIRST, new DetachRun(RUN)))
                .then(new RunDetached(1, RUN));
    }

    @Test
    void a_run_that_is_not_attached_cannot_be_detached() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new DetachRun(RUN)))
                .thenRejected(new RunNotAttached(1, RUN));
    }

    @Test
    void an_unknown_version_has_no_runs() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(NINTH, new DetachRun(RUN)))
                .thenRejected(new VersionUnknown(NINTH));
    }
}
