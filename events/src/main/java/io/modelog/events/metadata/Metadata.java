package io.modelog.events.metadata;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.pcollections.HashPMap;

/// Values by key, in the order given; the value logged last counts (M-1).
public record Metadata(SequencedMap<String, MetadataValue> entries) {
    /// Most keys on one thing.
    public static final int KEYS_MAX = 200;

    public static final Metadata NONE = new Metadata(new LinkedHashMap<>());

    public Metadata {
        if (entries.size() > KEYS_MAX) {
            throw new InvalidValue(
                    "metadata",
                    "has %d keys; at most %d are allowed".formatted(entries.size(), KEYS_MAX));
        }
        entries.keySet().forEach(key -> Text.shortText("metadata", key));
        entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    public static Metadata of(Map<String, MetadataValue> entries) {
        return new Metadata(new LinkedHashMap<>(entries));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// The entries that are not in `old` or have another value there. Empty when there would be more than [#KEYS_MAX].
    public Optional<Metadata> newTo(HashPMap<String, MetadataValue> old) {
        var changed = new LinkedHashMap<>(entries);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(old.get(entry.getKey())));
        return old.plusAll(changed).size() > KEYS_MAX
                ? Optional.empty()
                : Optional.of(new Metadata(changed));
    }
}
