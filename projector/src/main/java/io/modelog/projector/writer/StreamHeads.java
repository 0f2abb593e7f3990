package io.modelog.projector.writer;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.HashChain;
import io.modelog.projector.view.Position;
import io.modelog.projector.view.Views;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The heads of the streams one writer has touched, bounded, and behind them the views.
///
/// A head is folded from the stream's history with `evolve`, so that there is one definition of the state. What this
/// writer committed and the views have not applied yet is never evicted; so whatever is not here is complete in the
/// views. Not thread-safe.
final class StreamHeads {
    /// Most events folded into heads that are kept; the measure of memory, as a state grows with its events.
    static final long EVENTS_MAX = 2_000_000;

    private record Entry(
            StreamHead head, Position last, Map<CommandId, Outcome.Committed> unapplied) {}

    private final Views views;
    private final EventCodec codec;
    private final LinkedHashMap<StreamId, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long events;

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

    private StreamHead load(StreamId stream) {
        var fold =
                new Object() {
                    StreamHead head = StreamHead.empty(stream);
                };
        views.forEachRecord(
                stream,
                record -> {
                    var envelope = codec.decode(record);
                    fold.head =
                            new StreamHead(
                                    fold.head.state().evolve(envelope.event()),
                                    envelope.sequence(),
                                    HashChain.hash(record),
                                    envelope.time());
                });
        put(stream, new Entry(fold.head, Position.NONE, Map.of()));
        return fold.head;
    }

    /// The answer to a command that was committed before.
    Optional<Outcome.Committed> answered(StreamId stream, CommandId command, Instant now) {
        var entry = entries.get(stream);
        var unapplied = entry == null ? null : entry.unapplied().get(command);
        return unapplied != null ? Optional.of(replayed(unapplied)) : applied(stream, command, now);
    }

    private static Outcome.Committed replayed(Outcome.Committed first) {
        return new Outcome.Committed(first.events(), first.position(), true);
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

    /// Takes over what a transaction committed in a stream.
    void committed(
            StreamId stream,
            StreamHead head,
            Map<CommandId, Outcome.Committed> answers,
            Position last) {
        var unapplied = new HashMap<>(answers);
        var old = entries.get(stream);
        if (old != null) {
            old.unapplied().forEach((command, answer) -> keepUnapplied(unapplied, command, answer));
        }
        put(stream, new Entry(head, last, unapplied));
        evict();
    }

    private void keepUnapplied(
            Map<CommandId, Outcome.Committed> unapplied,
            CommandId command,
            Outcome.Committed answer) {
        if (!isApplied(answer.position())) {
            unapplied.put(command, answer);
        }
    }

    private boolean isApplied(Position position) {
        return position.offsets().entrySet().stream()
                .allMatch(offset -> views.nextOffset(offset.getKey()) > offset.getValue());
    }

    private void put(StreamId stream, Entry entry) {
        var old = entries.put(stream, entry);
        events += weight(entry) - weight(old);
    }

    private static long weight(@Nullable Entry entry) {
        return entry == null ? 0 : 1 + entry.head().sequence();
    }

    private void evict() {
        var eldest = entries.entrySet().iterator();
        while (events > EVENTS_MAX && eldest.hasNext()) {
            var entry = eldest.next().getValue();
            if (isApplied(entry.last())) {
                events -= weight(entry);
                eldest.remove();
            }
        }
    }

    /// Forgets everything: after an abort, or when it is not known what was committed.
    void clear() {
        entries.clear();
        events = 0;
    }
}
