package io.modelog.log.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.audit.log.EventRecord;
import io.modelog.log.event.EventJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// A log as JSON lines: each event as it reads, and beside it in base64 the record's value that counts.
final class JsonLogWriter implements LogWriter {
    private final OutputStream out;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
    private @Nullable Tally tally;

    JsonLogWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    @Override
    public void begin(Head head) {
        tally = new Tally(head.partitions());
        head.schemas().forEach((id, schema) -> readers.put(id, new GenericDatumReader<>(schema)));
        try {
            write(JsonLines.head(head));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void checkpoint(CopiedRecord record) {
        tally().checkpoint();
        var json = JsonLines.record(record);
        JsonLines.put(json, "checkpoint", record.value());
        write(json);
    }

    @Override
    public void event(CopiedRecord record) {
        tally().event(record.partition());
        var json = JsonLines.record(record);
        json.put("record", record.value());
        json.set("event", EventJson.record(envelope(record)));
        write(json);
    }

    private GenericRecord envelope(CopiedRecord record) {
        var reader = readers.get(record.schemaId());
        if (reader == null) {
            throw new FileRefused(
                    "the event at %s has the schema %d, which nobody registered"
                            .formatted(record, record.schemaId()));
        }
        var length = record.value().length - EventRecord.WIRE_HEADER;
        try {
            return reader.read(
                    null,
                    DecoderFactory.get()
                            .binaryDecoder(record.value(), EventRecord.WIRE_HEADER, length, null));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private void write(JsonNode json) {
        var line = (json + "\n").getBytes(UTF_8);
        tally().digest(line, 0, line.length);
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tally tally() {
        if (tally == null) {
            throw new IllegalStateException("a log begins with its head");
        }
        return tally;
    }

    @Override
    public End end() {
        var end = tally().end();
        write(JsonLines.end(end));
        return end;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
