package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.RUN;
import static io.modelog.events.model.Iris.SECOND;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.on;

import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.RunDetached;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.AttachRun;
import org.junit.jupiter.api.Test;

class AttachRunTest {
    @Test
    void a_run_is_attached() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new AttachRun(RUN)))
                .then(new RunAttached(1, RUN));
    }

    /// many steps, one link.
    @Test
    void a_run_is_attached_once() {
        Iris.spec()
                .given(REGISTERED, V1, new RunAttached(1, RUN))
                .when(on(FIRST, new AttachRun(RUN)))
                .thenNothing();
    }

    @Test
    void a_run_may_work_on_several_versions() {
        Iris.spec()
                .given(REGISTERED, V1, V2, new RunAttached(1, RUN))
                .when(on(SECOND, new AttachRun(RUN)))
                .then(new RunAttached(2, RUN));
    }

    @Test
    void a_detached_run_can_be_attached_again() {
        Iris.spec()
                .given(REGISTERED, V1, new RunAttached(1, RUN), new RunDetached(1, RUN))
                .when(on(FIRST, new AttachRun(RUN)))
                .then(new RunAttached(1, RUN));
    }

    @Test
    void an_unknown_version_takes_no_run() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(NINTH, new AttachRun(RUN)))
                .thenRejected(new VersionUnknown(NINTH));
    }
}
