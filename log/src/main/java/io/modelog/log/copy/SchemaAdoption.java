package io.modelog.log.copy;

import io.modelog.audit.log.KafkaLog;
import io.modelog.embedded.SchemaRegistry;
import io.modelog.log.LogRefused;
import io.modelog.log.event.LogSchemas;
import io.modelog.projector.schema.ConfluentSchemas;
import io.modelog.projector.schema.SchemaRegistryException;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// Finds for each schema of a log its id in another registry, and registers those that it lacks.
public final class SchemaAdoption {
    private final LogSchemas there;
    private final ToIntFunction<Schema> register;

    private SchemaAdoption(LogSchemas there, ToIntFunction<Schema> register) {
        this.there = there;
        this.register = register;
    }

    /// @param registry when one is given
    /// @param isOurs whether nobody else uses the log's Kafka, and so its registry may be opened here
    public static SchemaAdoption of(KafkaLog log, @Nullable URI registry, boolean isOurs) {
        var there = LogSchemas.of(log, registry);
        if (registry != null) {
            return new SchemaAdoption(there, schema -> adopt(registry, schema));
        }
        return new SchemaAdoption(
                there,
                isOurs
                        ? schema -> adopt(log, schema)
                        : _ -> {
                            throw new LogRefused(
                                    "the registry of the log lacks a schema of the file: --schema-registry names it, so that it can be added (a node with an embedded broker has it at <url>/registry)");
                        });
    }

    private static int adopt(URI registry, Schema schema) {
        try {
            return ConfluentSchemas.adopt(registry, schema);
        } catch (SchemaRegistryException e) {
            throw new LogRefused(String.valueOf(e.getMessage()));
        }
    }

    private static int adopt(KafkaLog log, Schema schema) {
        try (var registry = SchemaRegistry.open(log.bootstrapServers())) {
            return registry.adopt(ConfluentSchemas.SUBJECT, schema.toString());
        }
    }

    /// The id here by the id in the file.
    public Map<Integer, Integer> ids(SortedMap<Integer, Schema> schemas) {
        var ids = new TreeMap<Integer, Integer>();
        schemas.forEach((theirs, schema) -> {
            var ours =
                    there.all().entrySet().stream()
                            .filter(each -> each.getValue().equals(schema))
                            .map(Map.Entry::getKey)
                            .findFirst();
            ids.put(theirs, ours.orElseGet(() -> register.applyAsInt(schema)));
        });
        return ids;
    }
}
