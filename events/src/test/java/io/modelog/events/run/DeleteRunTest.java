package io.modelog.events.run;

import static io.modelog.events.run.Training.STARTED;

import io.modelog.events.id.PipelineName;
import io.modelog.events.run.RunCommand.Delete;
import io.modelog.events.run.RunCommand.Start;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunDeleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunRejection.DeletionGuarded;
import io.modelog.events.run.RunRejection.RunExists;
import io.modelog.events.run.RunRejection.RunUnknown;
import org.junit.jupiter.api.Test;

/// Z-3.
class DeleteRunTest {
    private static final Delete DELETE = new Delete(false);

    @Test
    void a_run_that_has_ended_is_deleted() {
        Training.spec().given(STARTED, new RunCompleted()).when(DELETE).then(new RunDeleted());
        Training.spec().given(STARTED, new RunFailed("x")).when(DELETE).then(new RunDeleted());
    }

    @Test
    void a_running_run_needs_force() {
        Training.spec().given(STARTED).when(DELETE).thenRejected(new DeletionGuarded());
        Training.spec().given(STARTED).when(new Delete(true)).then(new RunDeleted());
    }

    @Test
    void a_deleted_run_is_unknown() {
        var deleted = Training.spec().given(STARTED, new RunDeleted());
        deleted.when(new Delete(true)).thenRejected(new RunUnknown());
        deleted.when(new RunCommand.Complete()).thenRejected(new RunUnknown());
        Training.spec().given().when(DELETE).thenRejected(new RunUnknown());
    }

    /// Its id stood for one run, and stays that.
    @Test
    void the_id_of_a_deleted_run_starts_no_other() {
        Training.spec()
                .given(STARTED, new RunDeleted())
                .when(new Start("again", new PipelineName("train"), "{}", null))
                .thenRejected(new RunExists());
    }
}
