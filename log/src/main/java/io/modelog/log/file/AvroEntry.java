package io.modelog.log.file;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/// The schema of an entry in an Avro file. Its content is one of the schemas that events were written with, a
/// checkpoint, or the end; `size` is how many bytes the content has, so that they can be taken as they are.
final class AvroEntry {
    static final String NAMESPACE = "io.modelog.export";

    private static final Schema CHECKPOINT =
            SchemaBuilder.record("Checkpoint")
                    .doc("A signed checkpoint of the log.")
                    .namespace(NAMESPACE)
                    .fields()
                    .requiredString("note")
                    .endRecord();
    private static final Schema END =
            SchemaBuilder.record("End")
                    .doc(
                            "Makes the file whole: what it holds, and the SHA-256 of all entries before as they are encoded.")
                    .namespace(NAMESPACE)
                    .fields()
                    .requiredLong("checkpoints")
                    .name("events")
                    .doc("By partition.")
                    .type()
                    .array()
                    .items()
                    .longType()
                    .noDefault()
                    .name("sha256")
                    .type()
                    .fixed("Sha256")
                    .size(32)
                    .noDefault()
                    .endRecord();

    private AvroEntry() {}

    static Schema of(List<Schema> events) {
        var contents = new ArrayList<Schema>();
        for (var event : events) {
            contents.add(contents.isEmpty() ? event : inOwnNamespace(event, contents.size()));
        }
        contents.add(CHECKPOINT);
        contents.add(END);
        return SchemaBuilder.record("Entry")
                .doc("A record of Modelog's log: an event, a checkpoint, or the end of the file.")
                .namespace(NAMESPACE)
                .fields()
                .requiredInt("partition")
                .requiredLong("offset")
                .name("time")
                .doc("The record's timestamp in Kafka.")
                .type(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
                .noDefault()
                .name("headers")
                .type(Schema.createArray(header()))
                .noDefault()
                .name("size")
                .doc("Bytes of the content.")
                .type()
                .intType()
                .noDefault()
                .name("content")
                .type(Schema.createUnion(contents))
                .noDefault()
                .endRecord();
    }

    private static Schema header() {
        return SchemaBuilder.record("Header")
                .namespace(NAMESPACE)
                .fields()
                .requiredString("name")
                .requiredBytes("value")
                .endRecord();
    }

    /// One file can not have two schemas of one name: a later one gets a namespace of its own. That changes no byte of
    /// the data.
    private static Schema inOwnNamespace(Schema schema, int number) {
        var text = schema.toString();
        var namespace = schema.getNamespace();
        return new Schema.Parser()
                .parse(text.replace("\"" + namespace, "\"" + namespace + ".schema" + number));
    }
}
