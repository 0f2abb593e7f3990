package io.modelog.audit.verify;

import io.modelog.audit.log.CheckpointTopic.Entry;
import io.modelog.audit.note.Checkpoint;
import io.modelog.audit.note.KeyName;
import io.modelog.audit.note.NoteRefused;
import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.note.SignedNote;
import io.modelog.audit.verify.Fault.Kind;
import io.modelog.audit.verify.Fault.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checkpoints of a log, each of which follows the one before. What does not fit is a fault; where the series
/// breaks, it ends: what comes later says nothing certain about the order of the leaves.
public final class CheckpointSeries {
    private final List<Item> items = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<PublicNoteKey> keys;
    private boolean broken;

    private CheckpointSeries(List<PublicNoteKey> keys) {
        this.keys = keys;
    }

    /// A checkpoint, its note, and where in its topic it is.
    public record Item(long offset, SignedNote note, Checkpoint checkpoint) {
        Place place() {
            return new Place.Checkpoint(offset, checkpoint.size());
        }
    }

    /// @param keys of the signer, the present one and those before it; none to leave signatures unchecked
    public static CheckpointSeries of(List<Entry> entries, List<PublicNoteKey> keys) {
        var series = new CheckpointSeries(List.copyOf(keys));
        entries.forEach(series::add);
        return series;
    }

    public List<Item> items() {
        return List.copyOf(items);
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    int size() {
        return items.size();
    }

    Item get(int index) {
        return items.get(index);
    }

    @Nullable Checkpoint last() {
        return items.isEmpty() ? null : items.getLast().checkpoint();
    }

    /// Whose checkpoints they are; null when there is none.
    public @Nullable KeyName origin() {
        var last = last();
        return last == null ? null : last.origin();
    }

    /// The series goes on with a checkpoint that was made from it.
    void append(SignedNote note, Checkpoint checkpoint) {
        items.add(new Item(items.isEmpty() ? 0 : items.getLast().offset() + 1, note, checkpoint));
    }

    private void add(Entry entry) {
        Checkpoint checkpoint;
        SignedNote note;
        try {
            note = SignedNote.parse(entry.note());
            checkpoint = Checkpoint.parse(note.text());
        } catch (NoteRefused e) {
            fault(Kind.NOTE, new Place.Checkpoint(entry.offset(), null), "a checkpoint", e);
            return;
        }
        var item = new Item(entry.offset(), note, checkpoint);
        if (isSigned(item) && !broken && follows(item)) {
            items.add(item);
        }
    }

    private boolean isSigned(Item item) {
        if (keys.isEmpty()) {
            return true;
        }
        try {
            item.note().verify(keys);
            return true;
        } catch (NoteRefused e) {
            fault(Kind.SIGNATURE, item.place(), "a signature of " + keys.getFirst().name(), e);
            return false;
        }
    }

    private void fault(Kind kind, Place place, String expected, NoteRefused why) {
        faults.add(new Fault(kind, place, expected, String.valueOf(why.getMessage())));
    }

    private boolean follows(Item item) {
        var last = last();
        var checkpoint = item.checkpoint();
        var wrong = last == null ? wrongAsFirst(checkpoint) : wrongAfter(last, checkpoint);
        if (wrong != null) {
            broken = true;
            faults.add(new Fault(Kind.SERIES, item.place(), wrong.expected, wrong.found));
        }
        return wrong == null;
    }

    private record Wrong(String expected, String found) {}

    private static @Nullable Wrong wrongAsFirst(Checkpoint first) {
        var previous = first.previous();
        return previous == null
                ? null
                : new Wrong("no checkpoint before the first", "a link to " + previous);
    }

    private static @Nullable Wrong wrongAfter(Checkpoint last, Checkpoint next) {
        var previous = next.previous();
        if (previous == null || !previous.equals(last.digest())) {
            return new Wrong(
                    "a link to the checkpoint of %d events, %s"
                            .formatted(last.size(), last.digest()),
                    previous == null ? "none" : "a link to " + previous);
        }
        if (!next.origin().equals(last.origin())) {
            return new Wrong("the origin " + last.origin(), next.origin().value());
        }
        if (next.partitions().size() != last.partitions().size()) {
            return new Wrong(
                    last.partitions().size() + " partitions", next.partitions().size() + "");
        }
        for (var p = 0; p < last.partitions().size(); p++) {
            if (next.partitions().get(p).events() < last.partitions().get(p).events()) {
                return new Wrong(
                        "at least %d events in partition %d"
                                .formatted(last.partitions().get(p).events(), p),
                        next.partitions().get(p).events() + "");
            }
        }
        return null;
    }

    /// How many events of a partition the checkpoints up to this one have; none before the first.
    long events(int index, int partition) {
        return index < 0 ? 0 : get(index).checkpoint().partitions().get(partition).events();
    }

    /// Index of the leaf of a partition's event, -1 when no checkpoint has it.
    ///
    /// @param ordinal the how manieth of the partition, from 0
    public long leaf(int partition, long ordinal) {
        for (var index = 0; index < size(); index++) {
            if (ordinal < events(index, partition)) {
                return firstLeaf(index, partition) + ordinal - events(index - 1, partition);
            }
        }
        return -1;
    }

    /// Index of the first leaf that a partition adds with this checkpoint.
    long firstLeaf(int index, int partition) {
        var leaf = index == 0 ? 0 : get(index - 1).checkpoint().size();
        for (var p = 0; p < partition; p++) {
            leaf += events(index, p) - events(index - 1, p);
        }
        return leaf;
    }
}
