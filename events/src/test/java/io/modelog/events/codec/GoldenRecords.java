package io.modelog.events.codec;

import io.modelog.events.log.Event;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/// The records that releases wrote, as hex text, and the schemas they wrote them with: schema id `n` is
/// `EventEnvelope-n.avsc`.
final class GoldenRecords {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final int BYTES_PER_LINE = 32;

    private GoldenRecords() {}

    static FixedSchemas schemas() throws IOException {
        Map<Integer, Schema> schemas = new HashMap<>();
        while (Files.exists(schemaFile(schemas.size() + 1))) {
            var json = Files.readString(schemaFile(schemas.size() + 1));
            schemas.put(schemas.size() + 1, new Schema.Parser().parse(json));
        }
        return new FixedSchemas(schemas.size(), Map.copyOf(schemas));
    }

    static byte[] record(Event event) throws IOException {
        return HexFormat.of().parseHex(Files.readString(recordFile(event)).replace("\n", ""));
    }

    /// Adds what is missing; what is there stays as it is.
    static void writeMissing() throws IOException {
        Files.createDirectories(FOLDER);
        var schemas = schemas();
        if (!EventCodec.SCHEMA.equals(schemas.schemas().get(schemas.current()))) {
            var next = schemaFile(schemas.current() + 1);
            Files.writeString(
                    next, SchemaFormatter.format("json/pretty", EventCodec.SCHEMA) + "\n");
        }
        var codec = new EventCodec(schemas());
        for (var event : EventSamples.all()) {
            if (!Files.exists(recordFile(event))) {
                var record = codec.encode(EventSamples.envelope(event));
                HashChain.seal(record, Hash.NONE);
                Files.writeString(recordFile(event), lines(record));
            }
        }
    }

    private static String lines(byte[] record) {
        var lines = new StringBuilder();
        for (var from = 0; from < record.length; from += BYTES_PER_LINE) {
            var to = Math.min(record.length, from + BYTES_PER_LINE);
            lines.append(HexFormat.of().formatHex(record, from, to)).append('\n');
        }
        return lines.toString();
    }

    private static Path recordFile(Event event) {
        return FOLDER.resolve(event.type() + ".hex");
    }

    private static Path schemaFile(int id) {
        return FOLDER.resolve("EventEnvelope-%d.avsc".formatted(id));
    }
}
