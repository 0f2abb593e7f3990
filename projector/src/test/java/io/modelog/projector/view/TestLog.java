package io.modelog.projector.view;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.log.StreamState;
import io.modelog.projector.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;

/// A log as a writer makes it: events in sealed records, at offsets of the partition of their stream. Time goes on by a
/// second with each command.
public final class TestLog {
    public static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    public static final EventCodec CODEC =
            new EventCodec(
                    new SchemaIds() {
                        @Override
                        public int current() {
                            return 1;
                        }

                        @Override
                        public Schema schema(int id) {
                            return EventCodec.SCHEMA;
                        }
                    });

    private static final Actor ACTOR = new Actor("ada");

    private record Head(long sequence, Hash hash, StreamState state) {}

    private final List<LogRecord> records = new ArrayList<>();
    private final Map<StreamId, Head> heads = new HashMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();
    private Instant time = START;
    private int commands;

    public static TestLog of(Event... events) {
        var log = new TestLog();
        for (var event : events) {
            log.append(event);
        }
        return log;
    }

    public List<LogRecord> records() {
        return List.copyOf(records);
    }

    public void pass(Duration duration) {
        time = time.plus(duration);
    }

    /// As a command of its own, `command-1`, `command-2` and so on.
    public void append(Event event) {
        append(nextCommand(), event);
    }

    /// What a decider makes of a command; a refused one appends nothing.
    public void append(Command command) {
        var id = nextCommand();
        var head = head(command.stream());
        if (head.state.decide(command) instanceof Decision.Accepted(var events)) {
            events.forEach(event -> append(id, event));
        }
    }

    public void append(String command, Event event) {
        var stream = event.stream();
        var head = head(stream);
        var envelope =
                new EventEnvelope(
                        new UUID(7, records.size()),
                        head.sequence + 1,
                        time,
                        ACTOR,
                        null,
                        new CommandId(command),
                        new CorrelationId(command),
                        null,
                        event);
        var bytes = CODEC.encode(envelope);
        var hash = HashChain.seal(bytes, head.hash);
        heads.put(stream, new Head(head.sequence + 1, hash, head.state.evolve(event)));
        var partition = Topics.partitionOf(stream);
        records.add(new LogRecord(partition, offsets.merge(partition, 1L, Long::sum) - 1, bytes));
    }

    private Head head(StreamId stream) {
        return heads.getOrDefault(
                stream, new Head(0, Hash.NONE, StreamState.initial(stream.kind())));
    }

    private String nextCommand() {
        time = time.plusSeconds(1);
        commands++;
        return "command-" + commands;
    }
}
