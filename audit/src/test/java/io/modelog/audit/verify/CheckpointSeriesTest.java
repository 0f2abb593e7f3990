package io.modelog.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.audit.log.CheckpointTopic.Entry;
import io.modelog.audit.note.Checkpoint;
import io.modelog.audit.note.KeyName;
import io.modelog.audit.note.PrivateNoteKey;
import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.note.SignedNote;
import io.modelog.audit.verify.Fault.Kind;
import io.modelog.events.log.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckpointSeriesTest {
    private static final KeyName NAME = new KeyName("test.org/log");
    private static final Keys KEYS = PrivateNoteKey.generate(NAME, Keys::new);
    private static final Keys FORGER = PrivateNoteKey.generate(NAME, Keys::new);

    private record Keys(PrivateNoteKey own, PublicNoteKey theirs) {}

    private static final Checkpoint FIRST = checkpoint(null, 5);
    private static final Checkpoint SECOND = checkpoint(FIRST, 8);
    private static final Checkpoint THIRD = checkpoint(SECOND, 9);

    private static Checkpoint checkpoint(@Nullable Checkpoint previous, long events) {
        return new Checkpoint(
                NAME,
                events,
                Hash.NONE,
                previous == null ? null : previous.digest(),
                List.of(new Checkpoint.Part(events, Hash.NONE)));
    }

    private static String signed(Checkpoint checkpoint) {
        return SignedNote.sign(checkpoint.text(), KEYS.own).toString();
    }

    private static CheckpointSeries series(String... notes) {
        var entries = new ArrayList<Entry>();
        for (var note : notes) {
            entries.add(new Entry(entries.size(), 0, note));
        }
        return CheckpointSeries.of(entries, List.of(KEYS.theirs));
    }

    @Test
    void each_checkpoint_follows_the_one_before() {
        var series = series(signed(FIRST), signed(SECOND), signed(THIRD));
        assertThat(series.faults()).isEmpty();
        assertThat(series.items())
                .extracting(CheckpointSeries.Item::checkpoint)
                .containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void a_checkpoint_that_was_taken_out_ends_the_series() {
        var series = series(signed(FIRST), signed(THIRD));
        assertThat(series.items()).hasSize(1);
        assertThat(series.faults())
                .singleElement()
                .hasToString(
                        "SERIES    checkpoint of 9 events at 1: expected a link to the checkpoint of 5 events, %s, found a link to %s"
                                .formatted(FIRST.digest(), SECOND.digest()));
    }

    @Test
    void the_first_one_taken_out_is_missed() {
        assertThat(series(signed(SECOND)).faults())
                .extracting(Fault::kind)
                .containsExactly(Kind.SERIES);
    }

    @Test
    void a_forged_checkpoint_is_named_and_left_out() {
        var forged = SignedNote.sign(checkpoint(FIRST, 6).text(), FORGER.own).toString();
        var series = series(signed(FIRST), forged, signed(SECOND));
        assertThat(series.items()).hasSize(2);
        assertThat(series.faults()).extracting(Fault::kind).containsExactly(Kind.SIGNATURE);
    }

    @Test
    void an_edited_checkpoint_is_named_and_so_is_the_one_after_it() {
        var edited = signed(SECOND).replace("\n8\n", "\n7\n").replace(" 8 ", " 7 ");
        var series = series(signed(FIRST), edited, signed(THIRD));
        assertThat(series.faults())
                .extracting(Fault::kind)
                .containsExactly(Kind.SIGNATURE, Kind.SERIES);
    }

    @Test
    void a_second_branch_is_named() {
        var branch = checkpoint(FIRST, 7);
        var series = series(signed(FIRST), signed(SECOND), signed(branch));
        assertThat(series.faults()).extracting(Fault::kind).containsExactly(Kind.SERIES);
    }

    @Test
    void a_checkpoint_never_has_fewer_events() {
        var series = series(signed(FIRST), signed(checkpoint(FIRST, 4)));
        assertThat(series.faults())
                .singleElement()
                .hasToString(
                        "SERIES    checkpoint of 4 events at 1: expected at least 5 events in partition 0, found 4");
    }

    @Test
    void what_cannot_be_read_is_named() {
        var series = series(signed(FIRST), "hello\n", signed(SECOND));
        assertThat(series.items()).hasSize(2);
        assertThat(series.faults()).extracting(Fault::kind).containsExactly(Kind.NOTE);
    }
}
