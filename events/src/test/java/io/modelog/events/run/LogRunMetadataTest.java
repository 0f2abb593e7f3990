package io.modelog.events.run;

import static io.modelog.events.run.Training.FIT;
import static io.modelog.events.run.Training.LOAD;
import static io.modelog.events.run.Training.LOAD_STARTED;
import static io.modelog.events.run.Training.STARTED;
import static io.modelog.events.run.Training.metadata;

import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.run.RunCommand.LogMetadata;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunEvent.RunMetadataLogged;
import io.modelog.events.run.RunEvent.StepFailed;
import io.modelog.events.run.RunRejection.LimitExceeded;
import io.modelog.events.run.RunRejection.RunUnknown;
import io.modelog.events.run.RunRejection.StepUnknown;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// M-1, D-75: owners are runs and steps.
class LogRunMetadataTest {
    private static final RunMetadataLogged OF_RUN = new RunMetadataLogged(null, metadata("n", 1));
    private static final RunMetadataLogged OF_STEP = new RunMetadataLogged(LOAD, metadata("n", 1));

    @Test
    void a_run_and_its_steps_have_metadata_of_their_own() {
        Training.spec()
                .given(STARTED, LOAD_STARTED, OF_STEP)
                .when(new LogMetadata(null, metadata("n", 1)))
                .then(OF_RUN);
        Training.spec()
                .given(STARTED, LOAD_STARTED, OF_RUN)
                .when(new LogMetadata(LOAD, metadata("n", 1)))
                .then(OF_STEP);
    }

    @Test
    void what_has_ended_gets_metadata_still() {
        Training.spec()
                .given(STARTED, LOAD_STARTED, new StepFailed(LOAD, "x"), new RunFailed("x"))
                .when(new LogMetadata(LOAD, metadata("n", 1)))
                .then(OF_STEP);
        Training.spec()
                .given(STARTED, new RunCompleted())
                .when(new LogMetadata(null, metadata("n", 1)))
                .then(OF_RUN);
    }

    @Test
    void only_another_value_is_an_event() {
        var run = Training.spec().given(STARTED, LOAD_STARTED, OF_RUN, OF_STEP);
        run.when(new LogMetadata(null, metadata("n", 1))).thenNothing();
        run.when(new LogMetadata(LOAD, metadata("n", 1))).thenNothing();
        run.when(new LogMetadata(LOAD, metadata("n", 2)))
                .then(new RunMetadataLogged(LOAD, metadata("n", 2)));
    }

    @Test
    void the_two_hundred_and_first_key_is_refused() {
        var full = new LinkedHashMap<String, MetadataValue>();
        IntStream.range(0, 200).forEach(i -> full.put("key" + i, new MetadataValue.Whole(i)));
        Training.spec()
                .given(STARTED, new RunMetadataLogged(null, new Metadata(full)))
                .when(new LogMetadata(null, metadata("one more", 1)))
                .thenRejected(new LimitExceeded("metadata", 200));
    }

    @Test
    void what_is_unknown_has_no_metadata() {
        Training.spec()
                .given()
                .when(new LogMetadata(null, metadata("n", 1)))
                .thenRejected(new RunUnknown());
        Training.spec()
                .given(STARTED, LOAD_STARTED)
                .when(new LogMetadata(FIT, metadata("n", 1)))
                .thenRejected(new StepUnknown(FIT));
    }
}
