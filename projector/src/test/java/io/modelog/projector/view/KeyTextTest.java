package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.CommandId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class KeyTextTest {
    private static final UUID RUN = new UUID(1, 1);
    private static final StreamId IRIS = StreamId.of(new ModelName("iris"));

    @Test
    void the_keys_of_every_view_can_be_read() {
        assertThat(Table.ALL).allMatch(KeyText::knows);
    }

    @Test
    void names_and_numbers_are_separated() {
        assertThat(KeyText.of(Table.MODELS, Keys.name("iris"))).isEqualTo("iris");
        assertThat(KeyText.of(Table.VERSIONS, Keys.version("iris", 7))).isEqualTo("iris, 7");
        assertThat(KeyText.of(Table.LINKS, Keys.link("iris", 7, "split", 2)))
                .isEqualTo("iris, 7, split, 2");
        assertThat(KeyText.of(Table.HISTORY, Keys.record(IRIS, 3))).isEqualTo("model/iris, 3");
        assertThat(KeyText.of(Table.COMMANDS, Keys.command(20_000, IRIS, new CommandId("c"))))
                .isEqualTo("20000, model/iris, c");
    }

    @Test
    void ids_are_written_out() {
        assertThat(KeyText.of(Table.RUN_STEPS, Keys.step(RUN, "train")))
                .isEqualTo("00000000-0000-0001-0000-000000000001, train");
    }

    @Test
    void metadata_is_by_number_but_by_step_in_a_run() {
        var run = StreamId.of(new RunId(RUN));

        assertThat(KeyText.of(Table.METADATA, Keys.metadata(Keys.metadataOf(IRIS, 7), "accuracy")))
                .isEqualTo("model/iris, 7, accuracy");
        assertThat(
                        KeyText.of(
                                Table.METADATA,
                                Keys.metadata(Keys.metadataOf(run, new StepName("train")), "loss")))
                .isEqualTo("run/00000000-0000-0001-0000-000000000001, train, loss");
    }

    @Test
    void bytes_that_are_no_key_of_the_view_are_shown_as_they_are() {
        assertThat(KeyText.of(Table.VERSIONS, new Key(new byte[] {'a', 0, 1}))).isEqualTo("610001");
    }
}
