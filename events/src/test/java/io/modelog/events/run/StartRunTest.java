package io.modelog.events.run;

import static io.modelog.events.run.Training.STARTED;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.PipelineName;
import io.modelog.events.run.RunCommand.Start;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunEvent.RunStarted;
import io.modelog.events.run.RunRejection.RunExists;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartRunTest {
    private static final Start START =
            new Start("train-1", new PipelineName("train"), "{\"gamma\":1}", null);

    @Test
    void an_unknown_run_starts() {
        Training.spec().given().when(START).then(STARTED);
    }

    @Test
    void a_run_says_how_often_it_gives_a_sign_of_life() {
        Training.spec()
                .given()
                .when(new Start("train-1", new PipelineName("train"), "{}", 20))
                .then(new RunStarted("train-1", new PipelineName("train"), "{}", 20));
    }

    @Test
    void signs_of_life_come_within_a_second_and_an_hour() {
        for (var seconds : List.of(0, 3601)) {
            assertThatThrownBy(() -> new Start("r", new PipelineName("p"), "{}", seconds))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("heartbeatSeconds is %d; 1 to 3600 are allowed", seconds);
        }
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
