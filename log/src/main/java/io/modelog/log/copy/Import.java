package io.modelog.log.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.EventRecord;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.log.LogRefused;
import io.modelog.log.file.CopiedRecord;
import io.modelog.log.file.End;
import io.modelog.log.file.Format;
import io.modelog.log.file.Head;
import io.modelog.log.file.LogSink;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.writer.SoleWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Brings a log from a file into an empty cluster. The file is read twice: first it is proved, then written, in one
/// transaction, so that there is all of it or nothing.
public final class Import {
    private final Path file;
    private final ProgressLine progress;

    public Import(Path file, ProgressLine progress) {
        this.file = file;
        this.progress = progress;
    }

    /// Reads and proves the file. Throws [LogRefused] or [io.modelog.log.file.FileRefused].
    public Checked check() throws IOException {
        var check = new FileCheck(progress.read());
        var end = Format.read(file, check);
        check.requireProved("and a log with faults is not imported");
        if (check.head().partitions() != Topics.EVENTS_PARTITIONS) {
            throw new LogRefused(
                    "the log has %d partitions; one of %d is wanted"
                            .formatted(check.head().partitions(), Topics.EVENTS_PARTITIONS));
        }
        return new Checked(check, end);
    }

    /// A file that was proved.
    public static final class Checked {
        private final FileCheck check;
        private final End end;

        private Checked(FileCheck check, End end) {
            this.check = check;
            this.end = end;
        }

        public End end() {
            return end;
        }

        public Head head() {
            return check.head();
        }

        Map<Integer, CopiedRecord> firsts() {
            return check.firsts();
        }
    }

    /// Writes it. Throws [LogRefused] when somebody writes meanwhile; then nothing was imported.
    public void write(Checked checked, EmptyLog target, Map<Integer, Integer> schemaIds)
            throws IOException, InterruptedException {
        target.requireRoom(checked.firsts());
        progress.expect(checked.end().eventsInAll());
        try (var writer = SoleWriter.begin(target.log().bootstrapServers(), target.ends());
                var _ = CheckpointTopic.open(target.log())) { // fences who signs
            var rest = new Rest(checked, target, schemaIds, writer);
            checked.firsts().values().forEach(rest::write);
            writer.fenceWriters(target.slots());
            var end = Format.read(file, rest);
            if (!end.equals(checked.end())) {
                throw new LogRefused(
                        "the file was changed while it was imported: nothing was imported");
            }
            writer.flush();
            target.requireEnds(writer::next);
            writer.commit();
        } catch (SoleWriter.SomebodyWrites e) {
            throw new LogRefused(
                    "%s: nothing was imported. Stop what writes, and try again in a new cluster"
                            .formatted(e.getMessage()));
        }
    }

    /// Writes what is not written yet.
    private final class Rest implements LogSink {
        private final Checked checked;
        private final EmptyLog target;
        private final Map<Integer, Integer> schemaIds;
        private final SoleWriter writer;

        Rest(Checked checked, EmptyLog target, Map<Integer, Integer> schemaIds, SoleWriter writer) {
            this.checked = checked;
            this.target = target;
            this.schemaIds = schemaIds;
            this.writer = writer;
        }

        @Override
        public void begin(Head head) {
            // its schemas have their ids already
        }

        @Override
        public void checkpoint(CopiedRecord record) {
            writer.alongside(
                    new ProducerRecord<>(
                            target.log().checkpoints(),
                            0,
                            record.timeMillis(),
                            null,
                            record.value(),
                            record.headers()));
        }

        @Override
        public void event(CopiedRecord record) {
            var first = checked.firsts().get(record.partition());
            if (first == null || first.offset() != record.offset()) {
                write(record);
            }
        }

        void write(CopiedRecord record) {
            if (target.keepsPositions()) {
                writer.fill(record.partition(), record.offset());
            }
            var event = EventRecord.read(record.value());
            var id = event == null ? null : schemaIds.get(event.schemaId());
            if (event == null || id == null) {
                throw new IllegalStateException("the event at %s was proved".formatted(record));
            }
            writer.append(
                    new ProducerRecord<>(
                            Topics.EVENTS,
                            record.partition(),
                            record.timeMillis(),
                            event.stream().getBytes(UTF_8),
                            record.valueWithSchema(id),
                            record.headers()));
            progress.read().increment();
        }
    }
}
