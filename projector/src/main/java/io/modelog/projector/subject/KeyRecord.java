package io.modelog.projector.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelog.events.id.Actor;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.KeyId;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.util.Base64;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A record of `modelog.keys`: its key is the id as 16 hex digits, its value JSON.
public sealed interface KeyRecord {
    KeyId id();

    /// A key that opens what it sealed.
    record Held(SubjectKey key) implements KeyRecord {
        @Override
        public KeyId id() {
            return key.id();
        }
    }

    /// What is left of a key that was deleted: it keeps an erased text apart from one whose key was lost.
    ///
    /// @param first of the subject's keys, whose pseudonym stands for what this one sealed
    record Erased(KeyId id, KeyId first) implements KeyRecord {}

    JsonMapper JSON =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();

    /// @param subject with `key`
    /// @param key 32 bytes, Base64
    /// @param erasedAs id of the first key, alone
    record Value(@Nullable String subject, @Nullable String key, @Nullable String erasedAs) {
        private static final Value NOTHING = new Value(null, null, null);

        private KeyRecord of(KeyId id) {
            if (erasedAs != null && subject == null && key == null) {
                return new Erased(id, KeyId.parse(erasedAs));
            }
            if (erasedAs != null || subject == null || key == null) {
                throw new InvalidValue("key " + id, "has neither subject and key, nor erasedAs");
            }
            var bytes = Base64.getDecoder().decode(key);
            if (bytes.length != SubjectKey.KEY_BYTES) {
                throw new InvalidValue("key " + id, "does not have 32 bytes");
            }
            return new Held(new SubjectKey(id, new Actor(subject), bytes));
        }
    }

    /// Throws [InvalidValue] when the value says nothing about the key.
    static KeyRecord of(KeyId id, byte[] value) {
        try {
            return Objects.requireNonNullElse(JSON.readValue(value, Value.class), Value.NOTHING)
                    .of(id);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidValue("key " + id, "is damaged: " + e.getClass().getSimpleName());
        }
    }

    default ProducerRecord<byte[], byte[]> toKafka() {
        var value =
                switch (this) {
                    case Held(var key) ->
                            new Value(
                                    key.subject().value(),
                                    Base64.getEncoder().encodeToString(key.key()),
                                    null);
                    case Erased(_, var first) -> new Value(null, null, first.toString());
                };
        try {
            return new ProducerRecord<>(
                    Topics.KEYS, 0, id().toString().getBytes(UTF_8), JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("three texts can be written", e);
        }
    }
}
