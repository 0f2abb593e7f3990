package io.modelog.events.run;

import static io.modelog.events.run.Training.STARTED;

import io.modelog.events.id.PipelineName;
import io.modelog.events.run.RunCommand.Start;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunRejection.RunExists;
import org.junit.jupiter.api.Test;

class StartRunTest {
    private static final Start START =
            new Start("train-1", new PipelineName("train"), "{\"gamma\":1}");

    @Test
    void an_unknown_run_starts() {
        Training.spec().given().when(START).then(STARTED);
    }

    @Test
    void a_run_starts_once() {
        Training.spec().given(STARTED).when(START).thenRejected(new RunExists());
    }

    /// That it exists says more than that it has ended.
    @Test
    void a_finished_run_does_not_start_again() {
        Training.spec()
                .given(STARTED, new RunCompleted())
                .when(START)
                .thenRejected(new RunExists());
        Training.spec()
                .given(STARTED, new RunFailed("x"))
                .when(START)
                .thenRejected(new RunExists());
    }
}
