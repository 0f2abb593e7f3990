package io.modelog.projector.writer;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.StreamId;
import io.modelog.projector.view.Position;
import io.modelog.projector.view.Views;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/// The heads of the streams one writer has touched, bounded, and behind them the views.
///
/// A head is folded from the stream's history with `evolve`, so that there is one definition of the state. What this
/// writer committed and the views have not applied yet is never dropped; so whatever is not here is complete in the
/// views. Not thread-safe.
final class StreamHeads {
    /// Most bytes of the records folded into the heads that are kept; one head is kept whatever its size.
    static final long BYTES_MAX = 64 << 20;

    /// Most answers that are kept because the views do not have them yet; with more, the writer takes no commands.
    static final int UNAPPLIED_MAX = 100_000;

    /// What an entry costs beside its state, about.
    private static final int ENTRY_BYTES = 300;

    private record Entry(StreamHead head, Position last) {
        long weight() {
            return ENTRY_BYTES + head.bytes();
        }
    }

    private record Repeatable(StreamId stream, CommandId command) {}

    private final Views views;
    private final EventCodec codec;
    private final LinkedHashMap<StreamId, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final LinkedHashMap<Repeatable, Outcome.Committed> unapplied = new LinkedHashMap<>();
    private long bytes;

    StreamHeads(Views views, EventCodec codec) {
        this.views = views;
        this.codec = codec;
    }

    StreamHead head(StreamId stream) {
        var entry = entries.get(stream);
        return entry == null ? load(stream) : entry.head();
    }

    /// The position that shows the stream as its head is.
    Position position(StreamId stream) {
        var entry = entries.get(stream);
        return entry == null ? Position.NONE : entry.last();
    }

    /// Whether the views are so far behind that nothing more can be remembered for them.
    boolean isFull() {
        forgetApplied();
        return unapplied.size() >= UNAPPLIED_MAX;
    }

    private StreamHead load(StreamId stream) {
        var fold =
                new Object() {
                    StreamHead head = StreamHead.empty(stream);
                };
        views.forEachRecord(
                stream, record -> fold.head = fold.head.and(codec.decode(record), record));
        if (fold.head.sequence() > 0) {
            put(stream, new Entry(fold.head, Position.NONE));
            evict();
        }
        return fold.head;
    }

    /// The answer to a command that was committed before.
    Optional<Outcome.Committed> answered(StreamId stream, CommandId command, Instant now) {
        var first = unapplied.get(new Repeatable(stream, command));
        return first == null ? applied(stream, command, now) : Optional.of(first);
    }

    private Optional<Outcome.Committed> applied(StreamId stream, CommandId command, Instant now) {
        return views.receipt(stream, command, now)
                .map(receipt ->
                        new Outcome.Committed(
                                views.events(
                                        stream, receipt.firstSequence(), receipt.lastSequence()),
                                Position.of(receipt.partition(), receipt.offset()),
                                true));
    }

    /// Takes over what a transaction made of a stream.
    void committed(StreamId stream, StreamHead head, Position last) {
        put(stream, new Entry(head, last));
        evict();
    }

    /// Keeps the answer to a command that may be repeated, until the views have it.
    void remember(StreamId stream, CommandId command, Outcome.Committed answer) {
        unapplied.put(
                new Repeatable(stream, command),
                new Outcome.Committed(answer.events(), answer.position(), true));
    }

    private void forgetApplied() {
        var oldest = unapplied.values().iterator();
        while (oldest.hasNext() && isApplied(oldest.next().position())) {
            oldest.remove();
        }
    }

    private boolean isApplied(Position position) {
        for (var offset : position.offsets().entrySet()) {
            if (views.nextOffset(offset.getKey()) <= offset.getValue()) {
                return false;
            }
        }
        return true;
    }

    private void put(StreamId stream, Entry entry) {
        var old = entries.put(stream, entry);
        bytes += entry.weight() - (old == null ? 0 : old.weight());
    }

    /// Stops at the first head that the views do not have yet: younger ones will not be there either.
    private void evict() {
        var eldest = entries.values().iterator();
        while (bytes > BYTES_MAX && entries.size() > 1) {
            var entry = eldest.next();
            if (!isApplied(entry.last())) {
                return;
            }
            bytes -= entry.weight();
            eldest.remove();
        }
    }

    /// What the views have to show before all of this can be forgotten.
    Position last() {
        return Stream.concat(
                        entries.values().stream().map(Entry::last),
                        unapplied.values().stream().map(Outcome.Committed::position))
                .reduce(Position.NONE, Position::and);
    }

    /// Forgets everything: after an abort, when it is not known what was committed, or when the views show all of it.
    void clear() {
        entries.clear();
        unapplied.clear();
        bytes = 0;
    }
}
