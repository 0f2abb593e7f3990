package io.modelog.projector.view;

import static io.modelog.projector.view.Table.EVENTS_BY_TIME;
import static io.modelog.projector.view.Table.HISTORY;
import static io.modelog.projector.view.Table.HISTORY_SUMMARIES;
import static io.modelog.projector.view.Table.REPLACED;

import io.modelog.events.log.EventEnvelope;

/// What an event adds to history.
record HistoryProjection(Rows rows) {
    /// To be called before the views take the event in: they tell the values that it replaces.
    void add(EventEnvelope envelope, LogRecord record) {
        var stream = envelope.stream();
        var sequence = envelope.sequence();
        var summary = EventSummary.of(envelope);
        var key = Keys.record(stream, sequence);
        rows.put(HISTORY, key, record);
        rows.put(
                EVENTS_BY_TIME,
                Keys.moment(summary.timeMicros(), record.partition(), record.offset()),
                new EventRow(stream.toString(), sequence, summary));
        var block = Keys.record(stream, SummaryBlock.holding(sequence));
        rows.put(
                HISTORY_SUMMARIES,
                block,
                SummaryBlock.beginsAt(sequence)
                        ? SummaryBlock.of(summary)
                        : rows.existing(HISTORY_SUMMARIES, block, envelope).with(summary));
        var replaced = new Replaced(rows, envelope).values();
        if (!replaced.isEmpty()) {
            rows.put(REPLACED, key, new ReplacedRow(replaced));
        }
    }
}
