package io.modelog.events.run;

import static io.modelog.events.run.Training.DATA;
import static io.modelog.events.run.Training.FIT;
import static io.modelog.events.run.Training.LOAD;
import static io.modelog.events.run.Training.LOAD_STARTED;
import static io.modelog.events.run.Training.STARTED;

import io.modelog.events.run.RunCommand.FailStep;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunEvent.StepCompleted;
import io.modelog.events.run.RunEvent.StepFailed;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.RunUnknown;
import io.modelog.events.run.RunRejection.StepFinished;
import io.modelog.events.run.RunRejection.StepUnknown;
import org.junit.jupiter.api.Test;

class FailStepTest {
    private static final FailStep COMMAND = new FailStep(LOAD, "no memory");

    @Test
    void a_running_step_fails_with_a_reason() {
        Training.spec()
                .given(STARTED, LOAD_STARTED)
                .when(COMMAND)
                .then(new StepFailed(LOAD, "no memory"));
    }

    @Test
    void a_step_ends_once_whichever_way() {
        Training.spec()
                .given(STARTED, LOAD_STARTED, new StepFailed(LOAD, "no memory"))
                .when(COMMAND)
                .thenRejected(new StepFinished(LOAD, StepStatus.FAILED));
        Training.spec()
                .given(STARTED, LOAD_STARTED, new StepCompleted(LOAD, DATA))
                .when(COMMAND)
                .thenRejected(new StepFinished(LOAD, StepStatus.COMPLETED));
    }

    @Test
    void a_step_that_never_started_does_not_end() {
        Training.spec()
                .given(STARTED, LOAD_STARTED)
                .when(new FailStep(FIT, "no memory"))
                .thenRejected(new StepUnknown(FIT));
    }

    @Test
    void no_step_ends_after_its_run() {
        Training.spec()
                .given(STARTED, LOAD_STARTED, new RunFailed("stopped"))
                .when(COMMAND)
                .thenRejected(new RunFinished(RunStatus.FAILED));
    }

    @Test
    void no_step_ends_in_an_unknown_run() {
        Training.spec().given().when(COMMAND).thenRejected(new RunUnknown());
    }
}
