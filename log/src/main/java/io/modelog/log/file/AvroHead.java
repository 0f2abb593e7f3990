package io.modelog.log.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileStream;

/// The head of a log in the metadata of an Avro file.
final class AvroHead {
    private static final String FORMAT_KEY = "modelog.format";
    private static final String FORMAT = "modelog-log/1";
    private static final String PARTITIONS_KEY = "modelog.partitions";
    private static final String SCHEMAS_KEY = "modelog.schemas";
    private static final String SCHEMA_KEY = "modelog.schema.";

    private AvroHead() {}

    /// By name.
    static SortedMap<String, String> metadata(Head head) {
        var metadata = new TreeMap<String, String>();
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put(PARTITIONS_KEY, Integer.toString(head.partitions()));
        metadata.put(
                SCHEMAS_KEY,
                head.schemas().keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",")));
        head.schemas().forEach((id, schema) -> metadata.put(SCHEMA_KEY + id, schema.toString()));
        return metadata;
    }

    /// Throws [FileRefused].
    static Head read(DataFileStream<?> file) {
        var format = file.getMetaString(FORMAT_KEY);
        if (!FORMAT.equals(format)) {
            throw new FileRefused(
                    "is no export of a log that this release reads: its format is %s, and %s is wanted"
                            .formatted(format, FORMAT));
        }
        try {
            var schemas = new TreeMap<Integer, Schema>();
            var ids = file.getMetaString(SCHEMAS_KEY);
            for (var id : ids.isEmpty() ? List.<String>of() : List.of(ids.split(",", -1))) {
                schemas.put(
                        Integer.valueOf(id),
                        new Schema.Parser().parse(file.getMetaString(SCHEMA_KEY + id)));
            }
            return new Head((int) file.getMetaLong(PARTITIONS_KEY), schemas);
        } catch (RuntimeException e) { // whatever an edited head makes Avro throw
            throw new FileRefused("has a damaged head: " + e, e);
        }
    }

    /// Digests the metadata of a file that is read, the file's schema with it.
    static void digest(DataFileStream<?> file, Tally tally) {
        var metadata = new TreeMap<String, String>();
        file.getMetaKeys().stream()
                .filter(name -> !name.equals(DataFileConstants.CODEC))
                .forEach(name -> metadata.put(name, file.getMetaString(name)));
        digest(metadata, tally);
    }

    /// Digests the metadata of a file that is written.
    static void digest(Head head, Schema schema, Tally tally) {
        var metadata = metadata(head);
        metadata.put(DataFileConstants.SCHEMA, schema.toString());
        digest(metadata, tally);
    }

    private static void digest(SortedMap<String, String> metadata, Tally tally) {
        metadata.forEach((name, value) -> {
            var line = (name + " " + value + "\n").getBytes(UTF_8);
            tally.digest(line, 0, line.length);
        });
    }
}
