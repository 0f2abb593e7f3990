package io.modelog.projector.view;

import static io.modelog.projector.view.Table.COMMANDS;
import static io.modelog.projector.view.Table.HISTORY;
import static io.modelog.projector.view.Table.STREAMS;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.HashChain;
import java.util.Arrays;

/// Folds the log into rows, record by record: checks that each follows the one before it in its stream, keeps it, and
/// lets the projections have its event. For one thread.
final class LogFold {
    private final Rows rows;
    private final EventCodec codec;
    private final HistoryProjection history;
    private final CommandDays days;

    LogFold(Rows rows, EventCodec codec) {
        this.rows = rows;
        this.codec = codec;
        this.history = new HistoryProjection(rows);
        this.days = CommandDays.of(rows);
    }

    /// A record that was folded before changes nothing. Throws [CorruptStream] on one that can not follow, and leaves
    /// the rows half changed then.
    void apply(LogRecord record) {
        var envelope = codec.decode(record.bytes());
        var key = Keys.stream(envelope.stream());
        var known = rows.get(STREAMS, key);
        var last = known == null ? StreamRow.NONE : known;
        if (envelope.sequence() <= last.sequence()) {
            checkRepeated(record, envelope);
            return;
        }
        checkFollows(record, envelope, last);
        history.add(envelope, record);
        project(rows, envelope);
        var row = next(last, envelope, record);
        rows.put(STREAMS, key, row);
        receive(key, row, envelope, record);
    }

    /// Only the views of the event itself: neither history nor receipts.
    static void project(Rows rows, EventEnvelope envelope) {
        switch (envelope.event()) {
            case Event.OfModel(var model, var e) ->
                    new ModelProjection(rows, model.value(), envelope).apply(e);
            case Event.OfArtifact(var artifact, var e) ->
                    new ArtifactProjection(rows, artifact.value(), envelope).apply(e);
            case Event.OfRun(var run, var e) ->
                    new RunProjection(rows, run.value(), envelope).apply(e);
            case Event.OfTag(var tag, var e) -> new TagProjection(rows, tag.value()).apply(e);
            case Event.OfErasure _ -> {
                // its history is all there is to see; the names went with their keys
            }
        }
    }

    private void checkRepeated(LogRecord record, EventEnvelope envelope) {
        var first =
                rows.existing(
                        HISTORY, Keys.record(envelope.stream(), envelope.sequence()), envelope);
        if (!Arrays.equals(first.bytes(), record.bytes())) {
            throw new CorruptStream(
                    "%s has two events %d: at %s and at %s"
                            .formatted(
                                    envelope.stream(),
                                    envelope.sequence(),
                                    Position.of(first.partition(), first.offset()),
                                    Position.of(record.partition(), record.offset())));
        }
    }

    private static void checkFollows(LogRecord record, EventEnvelope envelope, StreamRow last) {
        if (envelope.sequence() != last.sequence() + 1) {
            throw new CorruptStream(
                    "%s goes from event %d to event %d"
                            .formatted(envelope.stream(), last.sequence(), envelope.sequence()));
        }
        if (!HashChain.follows(record.bytes(), last.hash())) {
            throw new CorruptStream(
                    "event %d of %s does not carry the hash of its bytes or of event %d"
                            .formatted(envelope.sequence(), envelope.stream(), last.sequence()));
        }
    }

    /// The stream after an event. Events of one command follow each other, and no command is taken twice in a day.
    private static StreamRow next(StreamRow last, EventEnvelope envelope, LogRecord record) {
        var command = envelope.commandId().value();
        var micros = Keys.micros(envelope.time());
        var goesOn =
                command.equals(last.command())
                        && micros - last.timeMicros() < CommandDays.MEMORY_MICROS;
        return new StreamRow(
                envelope.sequence(),
                HashChain.hash(record.bytes()),
                goesOn ? last.commandFirst() : envelope.sequence(),
                micros,
                command);
    }

    private void receive(Key stream, StreamRow row, EventEnvelope envelope, LogRecord record) {
        var day = Keys.dayOf(envelope.time());
        if (days.keeps(day)) {
            rows.put(
                    COMMANDS,
                    Keys.command(day, stream, envelope.commandId()),
                    new ReceiptRow(
                            new CommandReceipt(
                                    row.commandFirst(),
                                    row.sequence(),
                                    record.partition(),
                                    record.offset()),
                            row.timeMicros()));
        }
    }
}
