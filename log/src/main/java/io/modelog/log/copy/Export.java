package io.modelog.log.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.EventRecord;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogReader;
import io.modelog.audit.log.Offsets;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.log.LogRefused;
import io.modelog.log.event.LogSchemas;
import io.modelog.log.file.CopiedRecord;
import io.modelog.log.file.End;
import io.modelog.log.file.Head;
import io.modelog.log.file.LogWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A log as it is committed when the export begins, with its checkpoints, proved on the way: what is exported can be
/// imported.
public final class Export {
    private final KafkaLog log;
    private final Supplier<LogSchemas> schemas;
    private final ProgressLine progress;

    public Export(KafkaLog log, Supplier<LogSchemas> schemas, ProgressLine progress) {
        this.log = log;
        this.schemas = schemas;
        this.progress = progress;
    }

    /// Throws [LogRefused] when the log has faults.
    public End write(LogWriter writer) throws InterruptedException {
        var check = new FileCheck(new LongAdder());
        // In this order: what checkpoints cover is committed, and what is committed has its schema.
        var notes = CheckpointTopic.records(log);
        var extent = new TreeMap<>(log.extent());
        var head = new Head(extent.size(), schemas.get().all());
        progress.expect(Offsets.count(extent));
        check.begin(head);
        writer.begin(head);
        for (var note : notes) {
            check.checkpoint(copied(note));
            writer.checkpoint(copied(note));
        }
        var reader = new LogReader(log, progress.read());
        for (var part : extent.entrySet()) {
            reader.readRecords(
                    Map.of(part.getKey(), part.getValue()),
                    record -> {
                        var event = event(record);
                        check.event(event);
                        writer.event(event);
                    });
        }
        check.requireProved(
                "and a log with faults is not exported; 'modelog audit verify' says more");
        return writer.end();
    }

    private static CopiedRecord event(ConsumerRecord<byte[], byte[]> record) {
        var event = EventRecord.read(record.value());
        if (event == null || !event.isOf(record.key())) {
            throw new LogRefused(
                    "the record at %d:%d is no event%s, and a log with faults is not exported; 'modelog audit verify' says more"
                            .formatted(
                                    record.partition(),
                                    record.offset(),
                                    record.key() == null
                                            ? ""
                                            : " of " + new String(record.key(), UTF_8)));
        }
        return copied(record);
    }

    private static CopiedRecord copied(ConsumerRecord<byte[], byte[]> record) {
        return new CopiedRecord(
                record.partition(),
                record.offset(),
                record.timestamp(),
                List.of(record.headers().toArray()),
                record.value() == null ? new byte[0] : record.value());
    }
}
