package io.modelog.log.command;

import io.modelog.audit.log.KafkaLog;
import io.modelog.log.event.LogSchemas;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the schemas are that events are read with.
final class SchemaOptions {
    @Option(
            names = "--schema-registry",
            paramLabel = "<url>",
            defaultValue = "${env:MODELOG_SCHEMA_REGISTRY}",
            description = {
                "The registry of the events' schemas (MODELOG_SCHEMA_REGISTRY),",
                "when it does not keep them in the topic _schemas of the log's Kafka."
            })
    private @Nullable URI registry;

    @Nullable URI registry() {
        return registry == null || registry.toString().isEmpty() ? null : registry;
    }

    LogSchemas of(KafkaLog log) {
        return LogSchemas.of(log, registry());
    }
}
