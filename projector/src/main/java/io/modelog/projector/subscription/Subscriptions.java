package io.modelog.projector.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The subscriptions of a cluster, and their dead letters: a fold of the compacted topic `modelog.subscriptions`. Each
/// call first reads what any node has written, so all nodes tell the same. Thread-safe; every call may throw
/// [org.apache.kafka.common.KafkaException] when Kafka does not answer in time.
public final class Subscriptions implements AutoCloseable {
    /// Most subscriptions of a cluster.
    public static final int SUBSCRIPTIONS_MAX = 1000;

    /// Most dead letters of a subscription.
    public static final int DEAD_LETTERS_MAX = 1000;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    /// @param letter null for the subscription itself
    private record Key(String name, @Nullable UUID letter) {
        byte[] bytes() {
            return (letter == null ? name : name + "/" + letter).getBytes(UTF_8);
        }

        static Key of(byte[] bytes) {
            var text = new String(bytes, UTF_8);
            var slash = text.indexOf('/');
            return slash < 0
                    ? new Key(text, null)
                    : new Key(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
        }
    }

    private final SubscriptionsTopic topic;
    private final Map<String, Subscription> byName = new TreeMap<>();
    private final Map<String, Map<UUID, DeadLetter>> letters = new TreeMap<>();

    public Subscriptions(String bootstrapServers) {
        topic = new SubscriptionsTopic(bootstrapServers, this::take);
    }

    /// By name.
    public synchronized List<Subscription> all() {
        topic.catchUp();
        return List.copyOf(byName.values());
    }

    public synchronized Optional<Subscription> find(String name) {
        topic.catchUp();
        return Optional.ofNullable(byName.get(name));
    }

    /// False when there are too many.
    public synchronized boolean put(Subscription subscription) {
        topic.catchUp();
        if (!byName.containsKey(subscription.name()) && byName.size() >= SUBSCRIPTIONS_MAX) {
            return false;
        }
        topic.write(new Key(subscription.name(), null).bytes(), bytes(subscription));
        return true;
    }

    /// With its dead letters.
    public synchronized void delete(String name) {
        for (var letter : deadLetters(name)) {
            discard(name, letter.id());
        }
        topic.write(new Key(name, null).bytes(), null);
    }

    /// The one parked first is first.
    public synchronized List<DeadLetter> deadLetters(String name) {
        topic.catchUp();
        return letters.getOrDefault(name, Map.of()).values().stream()
                .sorted(Comparator.comparing(DeadLetter::parkedAt))
                .toList();
    }

    public synchronized Optional<DeadLetter> deadLetter(String name, UUID event) {
        topic.catchUp();
        return Optional.ofNullable(letters.getOrDefault(name, Map.of()).get(event));
    }

    /// Replaces one of the same event. False when there are too many.
    public synchronized boolean park(String name, DeadLetter letter) {
        topic.catchUp();
        var parked = letters.getOrDefault(name, Map.of());
        if (!parked.containsKey(letter.id()) && parked.size() >= DEAD_LETTERS_MAX) {
            return false;
        }
        topic.write(new Key(name, letter.id()).bytes(), bytes(letter));
        return true;
    }

    public synchronized void discard(String name, UUID event) {
        topic.write(new Key(name, event).bytes(), null);
    }

    private void take(byte[] keyBytes, byte @Nullable [] value) {
        var key = Key.of(keyBytes);
        var letter = key.letter();
        if (letter != null) {
            var parked = letters.computeIfAbsent(key.name(), _ -> new TreeMap<>());
            if (value == null) {
                parked.remove(letter);
            } else {
                parked.put(letter, read(value, DeadLetter.class));
            }
        } else if (value == null) {
            byName.remove(key.name());
            letters.remove(key.name());
        } else {
            byName.put(key.name(), read(value, Subscription.class));
        }
    }

    private static byte[] bytes(Object row) {
        try {
            return JSON.writeValueAsBytes(row);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("modelog.subscriptions holds what is none", e);
        }
    }

    @Override
    public synchronized void close() {
        topic.close();
    }
}
