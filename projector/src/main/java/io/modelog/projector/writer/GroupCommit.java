package io.modelog.projector.writer;

import static java.util.Objects.requireNonNull;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.HashChain;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// The commands that share one transaction. Each is decided on the state that the ones before it leave; nothing of it
/// reaches [StreamHeads] or a caller before the transaction is committed.
final class GroupCommit {
    /// One command and the place of its events in the transaction.
    private sealed interface Answer {
        /// Known without an append.
        record Ready(Outcome outcome) implements Answer {}

        /// @param last index of the last event among the transaction's records
        record Appended(List<EventEnvelope> events, int last) implements Answer {}

        /// The same as that of another command of this transaction, which it repeats.
        record Repeats(Pending original) implements Answer {}
    }

    private record Repeatable(StreamId stream, CommandId command) {}

    private final StreamHeads heads;
    private final EventCodec codec;
    private final InstantSource clock;
    private final Supplier<UUID> eventIds;
    private final Map<Pending, Answer> answers = new LinkedHashMap<>();
    private final Map<Repeatable, Pending> originals = new HashMap<>();
    private final Map<StreamId, StreamHead> changed = new HashMap<>();
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    GroupCommit(StreamHeads heads, EventCodec codec, InstantSource clock, Supplier<UUID> eventIds) {
        this.heads = heads;
        this.codec = codec;
        this.clock = clock;
        this.eventIds = eventIds;
    }

    boolean appends() {
        return !records.isEmpty();
    }

    /// When it throws, the transaction is as if it had not been called.
    void decide(Pending pending) {
        answers.put(pending, answer(pending));
        var request = pending.request();
        originals.putIfAbsent(
                new Repeatable(request.command().stream(), request.commandId()), pending);
    }

    private Answer answer(Pending pending) {
        var request = pending.request();
        var stream = request.command().stream();
        var original = originals.get(new Repeatable(stream, request.commandId()));
        return original == null ? decide(request, stream) : new Answer.Repeats(original);
    }

    private Answer decide(CommandRequest request, StreamId stream) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (request.mayRepeat()) {
            var first = heads.answered(stream, request.commandId(), now);
            if (first.isPresent()) {
                return new Answer.Ready(first.get());
            }
        }
        var head = changed.getOrDefault(stream, heads.head(stream));
        var expected = request.expectedSequence().orElse(head.sequence());
        if (expected != head.sequence()) {
            return new Answer.Ready(new Outcome.Stale(expected, head.sequence()));
        }
        return switch (head.state().decide(request.command())) {
            case Decision.Rejected(var rejection) ->
                    new Answer.Ready(new Outcome.Rejected(rejection));
            case Decision.Accepted(var events) when events.isEmpty() ->
                    new Answer.Ready(
                            new Outcome.Unchanged(head.sequence(), heads.position(stream)));
            case Decision.Accepted(var events) -> append(request, head, events, now);
        };
    }

    private Answer append(
            CommandRequest request, StreamHead head, List<Event> events, Instant now) {
        var stream = request.command().stream();
        var envelopes = new ArrayList<EventEnvelope>();
        var appended = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var event : events) {
            var envelope = envelope(request, head, event, now);
            var record = codec.encode(envelope);
            var hash = HashChain.seal(record, head.hash());
            head =
                    new StreamHead(
                            head.state().evolve(event), envelope.sequence(), hash, envelope.time());
            envelopes.add(envelope);
            appended.add(EventRecords.of(envelope, Topics.partitionOf(stream), record));
        }
        changed.put(stream, head);
        records.addAll(appended);
        return new Answer.Appended(envelopes, records.size() - 1);
    }

    private EventEnvelope envelope(
            CommandRequest request, StreamHead head, Event event, Instant now) {
        return new EventEnvelope(
                eventIds.get(),
                head.sequence() + 1,
                now.isBefore(head.time()) ? head.time() : now,
                request.actor(),
                request.reason(),
                request.commandId(),
                request.correlationId(),
                null,
                event);
    }

    /// Commits, takes the new state over and answers the callers. When it throws, nothing was taken over, nobody was
    /// answered, and whether the log has the events is not known.
    void commit(Producer<byte[], byte[]> producer) throws InterruptedException {
        var offsets = new ArrayList<Future<RecordMetadata>>(records.size());
        if (appends()) {
            producer.beginTransaction();
            records.forEach(record -> offsets.add(producer.send(record)));
            producer.commitTransaction();
        }
        var outcomes = outcomes(offsets);
        takeOver(outcomes);
        outcomes.forEach(Pending::complete);
    }

    private Map<Pending, Outcome> outcomes(List<Future<RecordMetadata>> offsets)
            throws InterruptedException {
        var last = new HashMap<StreamId, Position>();
        var outcomes = new LinkedHashMap<Pending, Outcome>();
        for (var entry : answers.entrySet()) {
            var pending = entry.getKey();
            var stream = pending.request().command().stream();
            var outcome =
                    switch (entry.getValue()) {
                        case Answer.Ready(Outcome.Unchanged(var sequence, var position)) ->
                                new Outcome.Unchanged(
                                        sequence, last.getOrDefault(stream, position));
                        case Answer.Ready(var ready) -> ready;
                        case Answer.Repeats(var original) ->
                                repeated(requireNonNull(outcomes.get(original)));
                        case Answer.Appended(var events, var lastRecord) ->
                                new Outcome.Committed(
                                        events, position(offsets.get(lastRecord)), false);
                    };
            if (outcome instanceof Outcome.Committed(_, var position, _)) {
                last.put(stream, position);
            }
            outcomes.put(pending, outcome);
        }
        return outcomes;
    }

    private static Outcome repeated(Outcome original) {
        return original instanceof Outcome.Committed(var events, var position, _)
                ? new Outcome.Committed(events, position, true)
                : original;
    }

    /// A committed record has its offset already.
    private static Position position(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            var metadata = sent.get();
            return Position.of(metadata.partition(), metadata.offset());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a committed record has no offset", e);
        }
    }

    private void takeOver(Map<Pending, Outcome> outcomes) {
        var committed = new HashMap<StreamId, Map<CommandId, Outcome.Committed>>();
        var last = new HashMap<StreamId, Position>();
        for (var pending : answers.keySet()) {
            if (outcomes.get(pending) instanceof Outcome.Committed answer && !answer.replayed()) {
                var stream = pending.request().command().stream();
                committed
                        .computeIfAbsent(stream, _ -> new HashMap<>())
                        .put(pending.request().commandId(), answer);
                last.put(stream, answer.position());
            }
        }
        changed.forEach((stream, head) ->
                heads.committed(
                        stream,
                        head,
                        committed.getOrDefault(stream, Map.of()),
                        last.getOrDefault(stream, Position.NONE)));
    }
}
