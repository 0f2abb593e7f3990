package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.RUN;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.created;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.on;

import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelCommand.CreateVersion;
import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.RunDetached;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelEvent.VersionReleased;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.model.ModelRejection.VersionHeld;
import io.modelog.events.model.VersionCommand.AttachRun;
import io.modelog.events.model.VersionCommand.SettleRun;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// V-2 and V-40 to V-43: a version that is being made is held by the run that makes it.
class HoldTest {
    private static final RunId OTHER = new RunId(new UUID(0, 201));
    private static final VersionCreated RUNNING = created(1, "running");
    private static final RunAttached KEPT = new RunAttached(1, RUN, OnFailure.KEEP);
    private static final RunAttached DELETED = new RunAttached(1, RUN, OnFailure.DELETE);
    private static final VersionUpdated NUMBERED =
            new VersionUpdated(1, new VersionName("1"), null);
    private static final VersionReleased RELEASED = new VersionReleased(1, RUN);

    @Test
    void a_version_is_made_and_held_in_one_decision() {
        Iris.spec()
                .given(REGISTERED)
                .when(
                        new CreateVersion(
                                Iris.id(1),
                                new VersionName("running"),
                                null,
                                List.of(),
                                List.of(new AttachRun(RUN, OnFailure.DELETE))))
                .then(RUNNING, DELETED);
    }

    /// V-42.
    @Test
    void no_second_run_holds_a_version() {
        Iris.spec()
                .given(REGISTERED, RUNNING, KEPT)
                .when(on(FIRST, new AttachRun(OTHER, OnFailure.KEEP)))
                .thenRejected(new VersionHeld(1, OTHER, RUN));
    }

    @Test
    void a_held_version_takes_other_runs_that_do_not_hold_it() {
        Iris.spec()
                .given(REGISTERED, RUNNING, KEPT)
                .when(on(FIRST, new AttachRun(OTHER)))
                .then(new RunAttached(1, OTHER));
    }

    @Test
    void a_run_that_holds_a_version_holds_it_once() {
        Iris.spec()
                .given(REGISTERED, RUNNING, KEPT)
                .when(on(FIRST, new AttachRun(RUN, OnFailure.KEEP)))
                .thenNothing();
    }

    @Test
    void a_run_can_come_to_hold_what_it_is_attached_to_and_change_its_mind() {
        Iris.spec()
                .given(REGISTERED, RUNNING, new RunAttached(1, RUN))
                .when(on(FIRST, new AttachRun(RUN, OnFailure.KEEP)))
                .then(KEPT);
        Iris.spec()
                .given(REGISTERED, RUNNING, KEPT)
                .when(on(FIRST, new AttachRun(RUN, OnFailure.DELETE)))
                .then(DELETED);
    }

    /// V-41: the next run goes on in the version that the failed one left.
    @Test
    void the_next_run_holds_a_version_that_was_released() {
        Iris.spec()
                .given(REGISTERED, RUNNING, KEPT, RELEASED)
                .when(on(FIRST, new AttachRun(OTHER, OnFailure.KEEP)))
                .then(new RunAttached(1, OTHER, OnFailure.KEEP));
    }

    /// V-2.
    @Test
    void success_gives_the_version_its_number_as_name() {
        for (var attached : List.of(KEPT, DELETED)) {
            Iris.spec()
                    .given(REGISTERED, RUNNING, attached)
                    .when(on(FIRST, new SettleRun(RUN, true)))
                    .then(NUMBERED, RELEASED);
        }
    }

    @Test
    void success_leaves_a_chosen_name() {
        Iris.spec()
                .given(REGISTERED, created(1, "spring"), DELETED)
                .when(on(FIRST, new SettleRun(RUN, true)))
                .then(RELEASED);
    }

    /// V-40.
    @Test
    void failure_deletes_the_version() {
        Iris.spec()
                .given(REGISTERED, RUNNING, DELETED)
                .when(on(FIRST, new SettleRun(RUN, false)))
                .then(new VersionDeleted(1, Iris.id(1)));
    }

    /// V-41.
    @Test
    void failure_keeps_the_version_under_its_name_when_told_so() {
        Iris.spec()
                .given(REGISTERED, RUNNING, KEPT)
                .when(on(FIRST, new SettleRun(RUN, false)))
                .then(RELEASED);
    }

    /// Whoever finds it by the stage must not lose it.
    @Test
    void failure_does_not_delete_a_version_that_holds_a_stage() {
        Iris.spec()
                .given(REGISTERED, RUNNING, DELETED, moved(1, null, Stage.STAGING))
                .when(on(FIRST, new SettleRun(RUN, false)))
                .then(NUMBERED, RELEASED);
        Iris.spec()
                .given(REGISTERED, RUNNING, DELETED, moved(1, null, Stage.ARCHIVED))
                .when(on(FIRST, new SettleRun(RUN, false)))
                .then(new VersionDeleted(1, Iris.id(1)));
    }

    @Test
    void settling_again_changes_nothing() {
        Iris.spec()
                .given(REGISTERED, RUNNING, KEPT, RELEASED)
                .when(on(FIRST, new SettleRun(RUN, false)))
                .thenNothing();
        Iris.spec()
                .given(REGISTERED, V1, new RunAttached(1, RUN))
                .when(on(FIRST, new SettleRun(RUN, false)))
                .thenNothing();
    }

    @Test
    void detaching_the_run_ends_its_hold() {
        Iris.spec()
                .given(REGISTERED, RUNNING, KEPT, new RunDetached(1, RUN))
                .when(on(FIRST, new AttachRun(OTHER, OnFailure.DELETE)))
                .then(new RunAttached(1, OTHER, OnFailure.DELETE));
    }
}
