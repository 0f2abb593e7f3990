package io.modelog.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelog.events.log.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ZEROS = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String TEXT =
            """
            example.org/modelog
            5
            %1$s
            previous %1$s
            partition 0 2 %1$s
            partition 1 3 %1$s
            """
                    .formatted(ZEROS);

    @Test
    void a_checkpoint_is_written_line_by_line() {
        assertThat(
                        new Checkpoint(
                                        new KeyName("example.org/modelog"),
                                        5,
                                        Hash.NONE,
                                        Hash.NONE,
                                        List.of(
                                                new Checkpoint.Part(2, Hash.NONE),
                                                new Checkpoint.Part(3, Hash.NONE)))
                                .text())
                .isEqualTo(TEXT);
    }

    @Test
    void a_checkpoint_reads_as_it_is_written() {
        assertThat(Checkpoint.parse(TEXT).text()).isEqualTo(TEXT);
        var first = TEXT.replaceAll("previous .*\n", "");
        assertThat(Checkpoint.parse(first).previous()).isNull();
    }

    @Test
    void its_events_are_those_of_its_partitions() {
        assertThatExceptionOfType(NoteRefused.class)
                .isThrownBy(() -> Checkpoint.parse(TEXT.replace("\n5\n", "\n6\n")))
                .withMessage("the checkpoint has the size 6, and 5 events in its partitions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org/modelog\n5\n",
                "example.org/modelog\nfive\n" + ZEROS + "\n",
                "example.org/modelog\n0\nAAAA\n",
                "example.org/modelog\n00\n" + ZEROS + "\n",
                "example.org/modelog\n0\n" + ZEROS + "\nanother line\n",
                "example.org/modelog\n1\n" + ZEROS + "\npartition 1 1 " + ZEROS + "\n"
            })
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatExceptionOfType(NoteRefused.class).isThrownBy(() -> Checkpoint.parse(text));
    }
}
