package io.modelog.events.run;

import static io.modelog.events.run.Training.DATA;
import static io.modelog.events.run.Training.FIT;
import static io.modelog.events.run.Training.LOAD;
import static io.modelog.events.run.Training.LOAD_STARTED;
import static io.modelog.events.run.Training.STARTED;
import static io.modelog.events.run.Training.metadata;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunDeleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunEvent.RunMetadataLogged;
import io.modelog.events.run.RunEvent.StepCached;
import io.modelog.events.run.RunEvent.StepCompleted;
import io.modelog.events.run.RunEvent.StepFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorruptRunStreamTest {
    @Test
    void only_a_start_follows_nothing() {
        assertCorrupt(LOAD_STARTED);
        assertCorrupt(new RunCompleted());
    }

    @Test
    void a_second_start_cannot_follow() {
        assertCorrupt(STARTED, STARTED);
        assertCorrupt(STARTED, LOAD_STARTED, LOAD_STARTED);
    }

    @Test
    void a_step_that_never_started_cannot_end() {
        assertCorrupt(STARTED, LOAD_STARTED, new StepCompleted(FIT, DATA));
        assertCorrupt(STARTED, LOAD_STARTED, new StepCached(FIT, DATA));
        assertCorrupt(STARTED, LOAD_STARTED, new StepFailed(FIT, "x"));
    }

    @Test
    void a_step_cannot_end_twice() {
        assertCorrupt(
                STARTED, LOAD_STARTED, new StepCompleted(LOAD, DATA), new StepFailed(LOAD, "x"));
    }

    @Test
    void metadata_belongs_to_a_step_that_started() {
        assertCorrupt(STARTED, LOAD_STARTED, new RunMetadataLogged(FIT, metadata("n", 1)));
        assertCorrupt(new RunMetadataLogged(null, metadata("n", 1)));
    }

    @Test
    void nothing_follows_a_deletion() {
        assertCorrupt(new RunDeleted());
        assertCorrupt(STARTED, new RunDeleted(), STARTED);
        assertCorrupt(STARTED, new RunDeleted(), new RunDeleted());
        assertCorrupt(STARTED, new RunDeleted(), new RunMetadataLogged(null, metadata("n", 1)));
    }

    @Test
    void nothing_but_metadata_and_deletion_follows_the_end_of_a_run() {
        assertCorrupt(STARTED, new RunCompleted(), LOAD_STARTED);
        assertCorrupt(STARTED, new RunFailed("x"), new RunCompleted());
        assertCorrupt(STARTED, new RunCompleted(), STARTED);
    }

    private static void assertCorrupt(RunEvent... events) {
        assertThatThrownBy(() ->
                        RunDecider.DECIDER.fold(RunDecider.DECIDER.initial(), List.of(events)))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining(events[events.length - 1] + " cannot follow ");
    }
}
