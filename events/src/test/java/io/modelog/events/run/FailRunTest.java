package io.modelog.events.run;

import static io.modelog.events.run.Training.FIT;
import static io.modelog.events.run.Training.LOAD;
import static io.modelog.events.run.Training.LOAD_STARTED;
import static io.modelog.events.run.Training.STARTED;
import static io.modelog.events.run.Training.started;

import io.modelog.events.id.StepName;
import io.modelog.events.run.RunCommand.Fail;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunEvent.StepCompleted;
import io.modelog.events.run.RunEvent.StepFailed;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.RunUnknown;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailRunTest {
    private static final StepName SCORE = new StepName("score");
    private static final Fail COMMAND = new Fail("fit failed");

    @Test
    void a_running_run_fails_with_a_reason() {
        Training.spec().given(STARTED).when(COMMAND).then(new RunFailed("fit failed"));
    }

    @Test
    void steps_that_still_run_fail_with_it() {
        Training.spec()
                .given(
                        STARTED,
                        LOAD_STARTED,
                        started(FIT, List.of()),
                        started(SCORE, List.of()),
                        new StepCompleted(SCORE, List.of()))
                .when(COMMAND)
                .then(
                        new StepFailed(FIT, "fit failed"),
                        new StepFailed(LOAD, "fit failed"),
                        new RunFailed("fit failed"));
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
