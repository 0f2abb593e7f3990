package io.modelog.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// The facts of the registry as records of its topic, in the JSON that Confluent's registry keeps in its own.
final class RegistryCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RegistryCodec() {}

    static ProducerRecord<byte[], byte[]> encode(String topic, RegistryRecord record) {
        return switch (record) {
            case RegistryRecord.Stored(SchemaVersion version) ->
                    message(topic, schemaKey(version.subject(), version.version()), value(version));
            case RegistryRecord.Erased(String subject, int version) ->
                    message(topic, schemaKey(subject, version), null);
            case RegistryRecord.LevelSet(@Nullable String subject, Compatibility level) ->
                    message(
                            topic,
                            levelKey(subject),
                            JSON.createObjectNode()
                                    .put("subject", subject)
                                    .put("compatibilityLevel", level.name()));
            case RegistryRecord.LevelCleared(@Nullable String subject) ->
                    message(topic, levelKey(subject), null);
        };
    }

    /// @throws IllegalStateException on a record that this registry does not write
    static RegistryRecord decode(ConsumerRecord<byte[], byte[]> message) {
        try {
            JsonNode key = JSON.readTree(message.key());
            @Nullable JsonNode value =
                    message.value() == null ? null : JSON.readTree(message.value());
            return switch (key.path("keytype").asText()) {
                case "SCHEMA" -> schema(key, value);
                case "CONFIG" -> level(key, value);
                default -> throw new IllegalStateException("unknown key " + key);
            };
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "%s at offset %d is no record of a schema registry: %s"
                            .formatted(message.topic(), message.offset(), e.getMessage()),
                    e);
        }
    }

    /// Whether a record is of a schema, and not of a level or of what only other registries write.
    static boolean isSchema(ConsumerRecord<byte[], byte[]> message) {
        try {
            return message.key() != null
                    && JSON.readTree(message.key()).path("keytype").asText().equals("SCHEMA");
        } catch (IOException _) {
            return false;
        }
    }

    private static RegistryRecord schema(JsonNode key, @Nullable JsonNode value) {
        String subject = key.required("subject").asText();
        int version = key.required("version").intValue();
        return value == null
                ? new RegistryRecord.Erased(subject, version)
                : new RegistryRecord.Stored(
                        new SchemaVersion(
                                subject,
                                version,
                                value.required("id").intValue(),
                                value.required("schema").asText(),
                                value.path("deleted").asBoolean()));
    }

    private static RegistryRecord level(JsonNode key, @Nullable JsonNode value) {
        @Nullable String subject = key.path("subject").textValue();
        return value == null
                ? new RegistryRecord.LevelCleared(subject)
                : new RegistryRecord.LevelSet(
                        subject,
                        Compatibility.valueOf(value.required("compatibilityLevel").asText()));
    }

    private static ObjectNode schemaKey(String subject, int version) {
        return JSON.createObjectNode()
                .put("keytype", "SCHEMA")
                .put("subject", subject)
                .put("version", version)
                .put("magic", 1);
    }

    private static ObjectNode levelKey(@Nullable String subject) {
        return JSON.createObjectNode()
                .put("keytype", "CONFIG")
                .put("subject", subject)
                .put("magic", 0);
    }

    private static ObjectNode value(SchemaVersion version) {
        return JSON.createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema())
                .put("deleted", version.deleted());
    }

    private static ProducerRecord<byte[], byte[]> message(
            String topic, ObjectNode key, @Nullable ObjectNode value) {
        try {
            byte[] valueBytes = value == null ? null : JSON.writeValueAsBytes(value);
            return new ProducerRecord<>(topic, 0, JSON.writeValueAsBytes(key), valueBytes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
