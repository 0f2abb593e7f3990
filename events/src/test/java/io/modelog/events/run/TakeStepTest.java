package io.modelog.events.run;

import static io.modelog.events.run.Training.DATA;
import static io.modelog.events.run.Training.FIT;
import static io.modelog.events.run.Training.LOAD;
import static io.modelog.events.run.Training.LOAD_STARTED;
import static io.modelog.events.run.Training.STARTED;
import static io.modelog.events.run.Training.start;
import static io.modelog.events.run.Training.started;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.run.RunCommand.CacheStep;
import io.modelog.events.run.RunCommand.CompleteStep;
import io.modelog.events.run.RunCommand.FailStep;
import io.modelog.events.run.RunCommand.TakeStep;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.StepCached;
import io.modelog.events.run.RunEvent.StepCompleted;
import io.modelog.events.run.RunEvent.StepFailed;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.StepExists;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeStepTest {
    @Test
    void a_step_starts_and_ends_in_one_decision_however_it_ends() {
        Training.spec()
                .given(STARTED)
                .when(new TakeStep(start(FIT, DATA), new CompleteStep(FIT, DATA)))
                .then(started(FIT, DATA), new StepCompleted(FIT, DATA));
        Training.spec()
                .given(STARTED)
                .when(new TakeStep(start(FIT, DATA), new CacheStep(FIT, DATA)))
                .then(started(FIT, DATA), new StepCached(FIT, DATA));
        Training.spec()
                .given(STARTED)
                .when(new TakeStep(start(FIT, DATA), new FailStep(FIT, "no memory")))
                .then(started(FIT, DATA), new StepFailed(FIT, "no memory"));
    }

    @Test
    void a_step_that_has_started_is_not_taken_again() {
        Training.spec()
                .given(STARTED, LOAD_STARTED)
                .when(new TakeStep(start(LOAD, DATA), new CompleteStep(LOAD, List.of())))
                .thenRejected(new StepExists(LOAD));
    }

    @Test
    void a_finished_run_takes_no_step() {
        Training.spec()
                .given(STARTED, new RunCompleted())
                .when(new TakeStep(start(LOAD, DATA), new CompleteStep(LOAD, List.of())))
                .thenRejected(new RunFinished(RunStatus.COMPLETED));
    }

    @Test
    void a_step_does_not_end_another() {
        var start = start(LOAD, DATA);
        var end = new CompleteStep(FIT, List.of());
        assertThatThrownBy(() -> new TakeStep(start, end))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("load starts and fit ends");
    }
}
