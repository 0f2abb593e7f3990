package io.modelog.log.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.EventRecord;
import io.modelog.audit.verify.CheckpointSeries;
import io.modelog.audit.verify.RecordAudit;
import io.modelog.log.LogRefused;
import io.modelog.log.file.CopiedRecord;
import io.modelog.log.file.Head;
import io.modelog.log.file.LogSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Proves a log on its way as `modelog audit verify` proves one in Kafka, and keeps what its reader needs to know before
/// it begins.
final class FileCheck implements LogSink {
    private static final int FAULTS_TOLD = 10;

    private final LongAdder done;
    private final List<CheckpointTopic.Entry> notes = new ArrayList<>();
    private final Map<Integer, CopiedRecord> firsts = new HashMap<>();
    private @Nullable Head head;
    private @Nullable RecordAudit audit;
    private @Nullable CopiedRecord last;

    /// @param done counts the events
    FileCheck(LongAdder done) {
        this.done = done;
    }

    Head head() {
        if (head == null) {
            throw new IllegalStateException("a log begins with its head");
        }
        return head;
    }

    /// The first event of each partition that has any.
    Map<Integer, CopiedRecord> firsts() {
        return firsts;
    }

    @Override
    public void begin(Head begun) {
        head = begun;
    }

    @Override
    public void checkpoint(CopiedRecord record) {
        if (audit != null) {
            throw new LogRefused("a checkpoint comes after events: the file was reordered");
        }
        var note = new String(record.value(), UTF_8);
        notes.add(new CheckpointTopic.Entry(record.offset(), record.timeMillis(), note));
    }

    @Override
    public void event(CopiedRecord record) {
        if (last != null && !isAfter(last, record)) {
            throw new LogRefused(
                    "the event of %s comes after that of %s: the file was reordered"
                            .formatted(record, last));
        }
        last = record;
        firsts.putIfAbsent(record.partition(), record);
        var event = EventRecord.read(record.value());
        audit().sink(record.partition())
                .take(
                        record.offset(),
                        event == null ? null : event.stream().getBytes(UTF_8),
                        record.value());
        done.increment();
    }

    private static boolean isAfter(CopiedRecord one, CopiedRecord next) {
        return next.partition() == one.partition()
                ? next.offset() > one.offset()
                : next.partition() > one.partition();
    }

    private RecordAudit audit() {
        if (audit == null) {
            var series = CheckpointSeries.of(notes, List.of());
            var partitions = head().partitions();
            series.items().stream()
                    .map(item -> item.checkpoint().partitions().size())
                    .filter(count -> count != partitions)
                    .findFirst()
                    .ifPresent(count -> {
                        throw new LogRefused(
                                "the log has %d partitions, and its checkpoints are of %d"
                                        .formatted(partitions, count));
                    });
            audit = new RecordAudit(series, partitions);
        }
        return audit;
    }

    /// Throws [LogRefused] with the faults, when all is read.
    ///
    /// @param consequence what comes of them
    void requireProved(String consequence) {
        var found = audit().findings();
        if (!found.clean()) {
            var told = new StringBuilder();
            found.faults().stream().limit(FAULTS_TOLD).forEach(f -> told.append("\n  ").append(f));
            throw new LogRefused(
                    "%,d faults, %s:%s".formatted(found.faultCount(), consequence, told));
        }
    }
}
