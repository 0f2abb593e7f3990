package io.modelog.events.run;

import static io.modelog.events.run.Training.DATA;
import static io.modelog.events.run.Training.FIT;
import static io.modelog.events.run.Training.LOAD;
import static io.modelog.events.run.Training.LOAD_STARTED;
import static io.modelog.events.run.Training.STARTED;
import static io.modelog.events.run.Training.start;
import static io.modelog.events.run.Training.started;

import io.modelog.events.id.CacheKey;
import io.modelog.events.run.RunCommand.StartStep;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.StepCompleted;
import io.modelog.events.run.RunEvent.StepStarted;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.RunUnknown;
import io.modelog.events.run.RunRejection.StepExists;
import org.junit.jupiter.api.Test;

class StartStepTest {
    private static final CacheKey KEY = new CacheKey("0a".repeat(32));
    private static final StartStep START_FIT = start(FIT, DATA);

    @Test
    void a_step_starts_with_its_inputs() {
        Training.spec().given(STARTED).when(START_FIT).then(started(FIT, DATA));
    }

    ///
    @Test
    void a_step_starts_with_its_parameters_and_the_key_of_its_outputs() {
        Training.spec()
                .given(STARTED)
                .when(new StartStep(FIT, DATA, "{\"gamma\":1}", KEY))
                .then(new StepStarted(FIT, DATA, "{\"gamma\":1}", KEY));
    }

    /// U-14.
    @Test
    void steps_may_run_side_by_side() {
        Training.spec().given(STARTED, LOAD_STARTED).when(START_FIT).then(started(FIT, DATA));
    }

    @Test
    void a_step_starts_once_even_when_it_has_ended() {
        Training.spec()
                .given(STARTED, LOAD_STARTED)
                .when(start(LOAD, DATA))
                .thenRejected(new StepExists(LOAD));
        Training.spec()
                .given(STARTED, LOAD_STARTED, new StepCompleted(LOAD, DATA))
                .when(start(LOAD, DATA))
                .thenRejected(new StepExists(LOAD));
    }

    @Test
    void no_step_starts_in_a_finished_run() {
        Training.spec()
                .given(STARTED, new RunCompleted())
                .when(START_FIT)
                .thenRejected(new RunFinished(RunStatus.COMPLETED));
    }

    @Test
    void no_step_starts_in_an_unknown_run() {
        Training.spec().given().when(START_FIT).thenRejected(new RunUnknown());
    }
}
