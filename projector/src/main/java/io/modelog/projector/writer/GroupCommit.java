package io.modelog.projector.writer;

import static java.util.Objects.requireNonNull;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.PromotionCodec;
import io.modelog.events.codec.Sealer;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.HashChain;
import io.modelog.events.log.Promotion;
import io.modelog.events.log.StreamState;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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
    /// What is known of one command before the commit.
    private sealed interface Answer {
        /// Known without an append.
        record Ready(Outcome outcome) implements Answer {}

        /// @param last index of the last event among the transaction's records
        record Appended(List<EventEnvelope> events, int last) implements Answer {}

        /// The same as that of a command before it, which it repeats.
        ///
        /// @param original index of that command
        record Repeats(int original) implements Answer {}
    }

    private record Decided(Pending pending, Answer answer) {}

    private record Repeatable(StreamId stream, CommandId command) {}

    private final StreamHeads heads;
    private final EventCodec codec;
    private final PromotionCodec promotionCodec;
    private final InstantSource clock;
    private final Supplier<UUID> eventIds;
    private final List<Decided> commands = new ArrayList<>();
    private final Map<Repeatable, Integer> originals = new HashMap<>();
    private final Map<StreamId, StreamHead> changed = new HashMap<>();
    private final TransactionKeys keys;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> promotions = new ArrayList<>();

    GroupCommit(
            StreamHeads heads,
            EventCodec codec,
            TransactionKeys keys,
            PromotionCodec promotionCodec,
            InstantSource clock,
            Supplier<UUID> eventIds) {
        this.heads = heads;
        this.codec = codec;
        this.keys = keys;
        this.promotionCodec = promotionCodec;
        this.clock = clock;
        this.eventIds = eventIds;
    }

    /// When it throws, the transaction is as if it had not been called.
    void decide(Pending pending) {
        var request = pending.request();
        if (!request.mayRepeat()) {
            commands.add(new Decided(pending, decide(request, pending.stream())));
            return;
        }
        var repeatable = new Repeatable(pending.stream(), request.commandId());
        var original = originals.get(repeatable);
        var answer =
                original == null ? decide(request, pending.stream()) : new Answer.Repeats(original);
        originals.putIfAbsent(repeatable, commands.size());
        commands.add(new Decided(pending, answer));
    }

    private Answer decide(CommandRequest request, StreamId stream) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (heads.isFull()) {
            return new Answer.Ready(
                    new Outcome.Unavailable("this node's views are too far behind"));
        }
        if (request.mayRepeat()) {
            var first = heads.answered(stream, request.commandId(), now);
            if (first.isPresent()) {
                return new Answer.Ready(first.get());
            }
        }
        var uncommitted = changed.get(stream);
        var head = uncommitted == null ? heads.head(stream) : uncommitted;
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
            case Decision.Accepted(var events) -> append(request, stream, head, events, now);
        };
    }

    private Answer append(
            CommandRequest request,
            StreamId stream,
            StreamHead head,
            List<Event> events,
            Instant now) {
        var partition = Topics.partitionOf(stream);
        var envelopes = new ArrayList<EventEnvelope>();
        var appended = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var sealer = keys.sealer(request);
        for (var event : events) {
            var envelope = envelope(request, head, event, now);
            var record = codec.encode(envelope, sealer);
            HashChain.seal(record, head.hash());
            head = head.and(envelope, record);
            envelopes.add(envelope);
            appended.add(EventRecords.of(envelope, partition, record));
        }
        promotions.addAll(promotions(envelopes, head.state(), partition, sealer));
        changed.put(stream, head);
        records.addAll(appended);
        events.forEach(keys::appended);
        return new Answer.Appended(envelopes, records.size() - 1);
    }

    private List<ProducerRecord<byte[], byte[]>> promotions(
            List<EventEnvelope> envelopes, StreamState after, int partition, Sealer sealer) {
        return envelopes.stream()
                .flatMap(envelope -> Promotion.of(envelope, after).stream())
                .map(promotion ->
                        EventRecords.of(
                                promotion, partition, promotionCodec.encode(promotion, sealer)))
                .toList();
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
        if (!records.isEmpty()) {
            producer.beginTransaction();
            records.forEach(record -> offsets.add(producer.send(record)));
            for (var promotion : promotions) {
                var _ = producer.send(promotion); // a failure fails the commit
            }
            keys.send(producer);
            producer.commitTransaction();
            keys.committed();
        }
        var outcomes = takeOver(offsets);
        for (var i = 0; i < commands.size(); i++) {
            commands.get(i).pending().complete(outcomes.get(i));
        }
    }

    private List<Outcome> takeOver(List<Future<RecordMetadata>> offsets)
            throws InterruptedException {
        var last = new HashMap<StreamId, Position>();
        var outcomes = new ArrayList<Outcome>(commands.size());
        for (var command : commands) {
            var stream = command.pending().stream();
            var outcome =
                    switch (command.answer()) {
                        case Answer.Ready(Outcome.Unchanged(var sequence, var position)) ->
                                new Outcome.Unchanged(
                                        sequence, last.getOrDefault(stream, position));
                        case Answer.Ready(var ready) -> ready;
                        case Answer.Repeats(var original) -> repeated(outcomes.get(original));
                        case Answer.Appended(var events, var lastRecord) -> {
                            var position = position(offsets.get(lastRecord));
                            last.put(stream, position);
                            yield remembered(
                                    command.pending(),
                                    new Outcome.Committed(events, position, false));
                        }
                    };
            outcomes.add(outcome);
        }
        changed.forEach(
                (stream, head) -> heads.committed(stream, head, requireNonNull(last.get(stream))));
        return outcomes;
    }

    private Outcome remembered(Pending pending, Outcome.Committed answer) {
        if (pending.request().mayRepeat()) {
            heads.remember(pending.stream(), pending.request().commandId(), answer);
        }
        return answer;
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
}
