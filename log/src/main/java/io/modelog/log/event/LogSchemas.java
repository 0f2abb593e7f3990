package io.modelog.log.event;

import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogUnavailable;
import io.modelog.embedded.RegisteredSchemas;
import io.modelog.projector.schema.ConfluentSchemas;
import io.modelog.projector.schema.SchemaRegistryException;
import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// The schemas that events were written with, by id: from the topic in which a registry keeps them, or from the registry
/// that was named. Thread-safe.
public final class LogSchemas {
    private final Supplier<SortedMap<Integer, Schema>> source;
    private volatile SortedMap<Integer, Schema> known;

    private LogSchemas(Supplier<SortedMap<Integer, Schema>> source) {
        this.source = source;
        this.known = source.get();
    }

    /// Throws [LogUnavailable].
    ///
    /// @param registry null to read the registry's topic in the log's Kafka
    public static LogSchemas of(KafkaLog log, @Nullable URI registry) {
        return new LogSchemas(() -> registry == null ? inTopic(log) : at(registry));
    }

    private static SortedMap<Integer, Schema> inTopic(KafkaLog log) {
        var schemas = new TreeMap<Integer, Schema>();
        RegisteredSchemas.read(log.bootstrapServers(), ConfluentSchemas.SUBJECT)
                .forEach((id, text) -> schemas.put(id, new Schema.Parser().parse(text)));
        return schemas;
    }

    private static SortedMap<Integer, Schema> at(URI registry) {
        try {
            return ConfluentSchemas.registered(registry);
        } catch (SchemaRegistryException e) {
            throw new LogUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /// All that are known now.
    public SortedMap<Integer, Schema> all() {
        return known;
    }

    /// Looks again when it is new. Throws [LogUnavailable].
    public Schema schema(int id) {
        var schema = known.get(id);
        return schema == null ? anew(id) : schema;
    }

    private synchronized Schema anew(int id) {
        if (!known.containsKey(id)) {
            known = source.get();
        }
        var schema = known.get(id);
        if (schema == null) {
            throw new LogUnavailable(
                    "no schema %d of %s is in _schemas; --schema-registry names the registry that has it"
                            .formatted(id, ConfluentSchemas.SUBJECT));
        }
        return schema;
    }
}
