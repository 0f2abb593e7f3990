package io.modelog.embedded;

import io.javalin.config.RoutesConfig;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A registry of Avro schemas kept in the compacted topic `_schemas` and served as Confluent's registry is;
/// thread-safe. Only one may be open on a Kafka at a time.
public final class SchemaRegistry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);

    private final SchemasTopic topic;
    private volatile RegistryState state = RegistryState.empty();

    private SchemaRegistry(SchemasTopic topic) {
        this.topic = topic;
    }

    /// Opens the registry of a single-node Kafka.
    public static SchemaRegistry open(String bootstrapServers) {
        return open(bootstrapServers, (short) 1);
    }

    /// Creates the topic with `replicationFactor` when it is not there, and reads it to its end.
    ///
    /// @throws IllegalStateException when the topic is there but is not a registry's
    /// @throws RegistryUnavailableException when Kafka does not answer within 10 s
    public static SchemaRegistry open(String bootstrapServers, short replicationFactor) {
        CompactedTopic.ensure(bootstrapServers, SchemasTopic.NAME, replicationFactor);
        var topic = new SchemasTopic(bootstrapServers);
        var registry = new SchemaRegistry(topic);
        try {
            registry.state = topic.catchUp(registry.state);
        } catch (RuntimeException e) {
            topic.close();
            throw e;
        }
        LOG.atInfo()
                .addKeyValue("subjects", registry.state.subjects().size())
                .log("schema registry open");
        return registry;
    }

    /// Adds Confluent's REST routes under `prefix`, such as `/registry` or the empty string.
    public void routes(RoutesConfig routes, String prefix) {
        new RegistryRoutes(this).addTo(routes, prefix);
    }

    /// The id of a schema that events elsewhere were written with. Whether it fits those of the subject is not asked: what
    /// reads it is newer than both. Throws [IllegalArgumentException] when it is no Avro schema.
    public int adopt(String subject, String schema) {
        var anything = new RegistryRecord.LevelSet(subject, Compatibility.NONE);
        var outcome =
                execute(now ->
                        RegistryDecider.register(now.apply(anything), subject, schema)
                                .map(SchemaVersion::id));
        return switch (outcome) {
            case Outcome.Accepted<?>(Integer id, var _) -> id;
            case Outcome.Accepted<?> _ -> throw new IllegalStateException("a schema has an id");
            case Outcome.Refused<?>(var refusal) ->
                    throw new IllegalArgumentException(refusal.message());
        };
    }

    RegistryState state() {
        return state;
    }

    /// Decides on the newest state, appends what was accepted, reads it back, and only then answers.
    synchronized Outcome<?> execute(Function<RegistryState, Outcome<?>> command) {
        state = topic.catchUp(state);
        Outcome<?> outcome = command.apply(state);
        if (outcome instanceof Outcome.Accepted<?>(var _, var records) && !records.isEmpty()) {
            topic.append(records);
            state = topic.catchUp(state);
        }
        return outcome;
    }

    @Override
    public synchronized void close() {
        topic.close();
    }
}
