package io.modelog.events.run;

import static io.modelog.events.run.Training.LOAD_STARTED;
import static io.modelog.events.run.Training.STARTED;

import io.modelog.events.run.RunCommand.Complete;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.RunUnknown;
import org.junit.jupiter.api.Test;

class CompleteRunTest {
    private static final Complete COMMAND = new Complete();

    @Test
    void a_running_run_completes() {
        Training.spec().given(STARTED).when(COMMAND).then(new RunCompleted());
    }

    @Test
    void steps_that_still_run_do_not_keep_it() {
        Training.spec().given(STARTED, LOAD_STARTED).when(COMMAND).then(new RunCompleted());
    }

    @Test
    void a_run_ends_once_whichever_way() {
        Training.spec()
                .given(STARTED, new RunCompleted())
                .when(COMMAND)
                .thenRejected(new RunFinished(RunStatus.COMPLETED));
        Training.spec()
                .given(STARTED, new RunFailed("stopped"))
                .when(COMMAND)
                .thenRejected(new RunFinished(RunStatus.FAILED));
    }

    @Test
    void an_unknown_run_does_not_end() {
        Training.spec().given().when(COMMAND).thenRejected(new RunUnknown());
    }
}
