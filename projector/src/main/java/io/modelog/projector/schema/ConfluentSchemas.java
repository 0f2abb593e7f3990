package io.modelog.projector.schema;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.PromotionCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.events.decider.CorruptStream;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/// Schema ids from a Confluent schema registry, through Confluent's own client. The only class that touches it: Maven
/// Central carries the client inside Flink's jar (`docs/adr/0002`), and a build with another source of it changes this
/// file alone. Thread-safe.
public final class ConfluentSchemas implements SchemaIds {
    /// Subject of the event envelope.
    public static final String SUBJECT = Topics.EVENTS + "-value";

    /// Subject of what is told of a promotion.
    public static final String PROMOTIONS_SUBJECT = Topics.PROMOTIONS + "-value";

    /// New union branches and fields with defaults pass; so every record ever written stays readable.
    private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    private static final int NOT_FOUND = 404;
    private static final int FETCH_ATTEMPTS = 60;
    private static final Duration FETCH_PAUSE = Duration.ofSeconds(1);
    private static final int SCHEMAS_MAX = 1000;

    private final SchemaRegistryClient client;
    private final int current;
    private final int promotions;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    private ConfluentSchemas(SchemaRegistryClient client, int current, int promotions) {
        this.client = client;
        this.current = current;
        this.promotions = promotions;
    }

    /// Registers the schemas of this build, the envelope's under [#SUBJECT]. Throws [SchemaRegistryException].
    public static ConfluentSchemas register(URI registry) {
        var client = new CachedSchemaRegistryClient(registry.toString(), SCHEMAS_MAX);
        return new ConfluentSchemas(
                client,
                register(client, registry, SUBJECT, EventCodec.SCHEMA),
                register(client, registry, PROMOTIONS_SUBJECT, PromotionCodec.SCHEMA));
    }

    /// Sets the subject's compatibility first: the registry's default may be any.
    private static int register(
            SchemaRegistryClient client, URI registry, String subject, Schema schema) {
        try {
            client.updateCompatibility(subject, COMPATIBILITY);
            return client.register(subject, new AvroSchema(schema.toString()));
        } catch (IOException | RestClientException e) {
            throw refused(registry, "does not take the schema", subject, e);
        }
    }

    /// The id of the schema of promotions of this build.
    public int promotions() {
        return promotions;
    }

    /// All schemas of the subject by id. Throws [SchemaRegistryException].
    public static SortedMap<Integer, Schema> registered(URI registry) {
        var client = new CachedSchemaRegistryClient(registry.toString(), SCHEMAS_MAX);
        var schemas = new TreeMap<Integer, Schema>();
        try {
            for (var version : client.getAllVersions(SUBJECT)) {
                var found = client.getSchemaMetadata(SUBJECT, version);
                schemas.put(found.getId(), new Schema.Parser().parse(found.getSchema()));
            }
            return schemas;
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return schemas;
            }
            throw refused(registry, "tells no schemas", SUBJECT, e);
        } catch (IOException e) {
            throw refused(registry, "tells no schemas", SUBJECT, e);
        }
    }

    /// The id of a schema that events elsewhere were written with. Whether it fits those of the subject is not asked: what
    /// reads it is newer than both. Throws [SchemaRegistryException].
    public static int adopt(URI registry, Schema schema) {
        var client = new CachedSchemaRegistryClient(registry.toString(), SCHEMAS_MAX);
        try {
            client.updateCompatibility(SUBJECT, "NONE");
            try {
                return client.register(SUBJECT, new AvroSchema(schema.toString()));
            } finally {
                client.updateCompatibility(SUBJECT, COMPATIBILITY);
            }
        } catch (IOException | RestClientException e) {
            throw refused(registry, "does not take a schema", SUBJECT, e);
        }
    }

    private static SchemaRegistryException refused(
            URI registry, String what, String subject, Exception why) {
        return new SchemaRegistryException(
                "the schema registry at %s %s of %s: %s"
                        .formatted(registry, what, subject, why.getMessage()),
                why);
    }

    @Override
    public int current() {
        return current;
    }

    @Override
    public Schema schema(int id) {
        return schemas.computeIfAbsent(id, this::fetch);
    }

    /// Asks again for a while: an outage of the registry must not stop a projection that meets a new schema.
    private Schema fetch(int id) {
        for (var attempt = 1; ; attempt++) {
            try {
                return new Schema.Parser().parse(client.getSchemaById(id).canonicalString());
            } catch (RestClientException e) {
                if (e.getStatus() == NOT_FOUND) {
                    throw new CorruptStream("nobody registered schema %d".formatted(id));
                }
                pause(id, attempt, e);
            } catch (IOException e) {
                pause(id, attempt, e);
            }
        }
    }

    private static void pause(int id, int attempt, Exception why) {
        if (attempt == FETCH_ATTEMPTS) {
            throw unavailable(id, why);
        }
        try {
            Thread.sleep(FETCH_PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unavailable(id, why);
        }
    }

    private static SchemaRegistryException unavailable(int id, Exception why) {
        return new SchemaRegistryException(
                "schema %d cannot be had from the registry: %s".formatted(id, why.getMessage()),
                why);
    }
}
