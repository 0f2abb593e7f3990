package io.modelog.events.run;

import static io.modelog.events.run.Training.DATA;
import static io.modelog.events.run.Training.FIT;
import static io.modelog.events.run.Training.LOAD;
import static io.modelog.events.run.Training.LOAD_STARTED;
import static io.modelog.events.run.Training.STARTED;

import io.modelog.events.run.RunCommand.CacheStep;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunEvent.StepCached;
import io.modelog.events.run.RunEvent.StepFailed;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.RunUnknown;
import io.modelog.events.run.RunRejection.StepFinished;
import io.modelog.events.run.RunRejection.StepUnknown;
import org.junit.jupiter.api.Test;

class CacheStepTest {
    private static final CacheStep COMMAND = new CacheStep(LOAD, DATA);

    @Test
    void a_running_step_is_cached_with_the_outputs_that_stand_for_it() {
        Training.spec().given(STARTED, LOAD_STARTED).when(COMMAND).then(new StepCached(LOAD, DATA));
    }

    @Test
    void a_step_ends_once_whichever_way() {
        Training.spec()
                .given(STARTED, LOAD_STARTED, new StepCached(LOAD, DATA))
                .when(COMMAND)
                .thenRejected(new StepFinished(LOAD, StepStatus.CACHED));
        Training.spec()
                .given(STARTED, LOAD_STARTED, new StepFailed(LOAD, "no memory"))
                .when(COMMAND)
                .thenRejected(new StepFinished(LOAD, StepStatus.FAILED));
    }

    @Test
    void a_step_that_never_started_does_not_end() {
        Training.spec()
                .given(STARTED, LOAD_STARTED)
                .when(new CacheStep(FIT, DATA))
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
