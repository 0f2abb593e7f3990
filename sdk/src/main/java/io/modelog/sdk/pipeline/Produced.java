package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.ArtifactVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What a step gave, and what its outputs are recorded as, by [OutputSlot#key].
sealed interface Produced {
    Map<String, Recorded> outputs();

    Object value();

    <T> Object part(OutputPart<?, T> part);

    /// An output as it is recorded, and the SHA-256 of its content.
    record Recorded(ArtifactRef ref, String sha256) {}

    /// Given in this run.
    record Fresh(Object value, Map<String, Recorded> outputs) implements Produced {
        @Override
        @SuppressWarnings("unchecked") // the part's handle was made from the handle of the step
        public <T> Object part(OutputPart<?, T> part) {
            var accessor = (Function<Object, Object>) part.accessor();
            return accessor.apply(value);
        }
    }

    /// Given in an earlier run: an output is loaded when it is first needed.
    final class Cached implements Produced {
        private final ArtifactValues values;
        private final List<OutputSlot> slots;
        private final Map<String, ArtifactVersion> versions;
        private final Map<String, Recorded> outputs;
        private final Map<String, Object> loaded = new ConcurrentHashMap<>();

        Cached(
                ArtifactValues values,
                List<OutputSlot> slots,
                Map<String, ArtifactVersion> versions,
                Map<String, Recorded> outputs) {
            this.values = values;
            this.slots = List.copyOf(slots);
            this.versions = Map.copyOf(versions);
            this.outputs = outputs;
        }

        @Override
        public Map<String, Recorded> outputs() {
            return outputs;
        }

        List<OutputSlot> slots() {
            return slots;
        }

        ArtifactVersion version(OutputSlot slot) {
            return Objects.requireNonNull(versions.get(slot.key()), slot.key());
        }

        @Override
        public Object value() {
            var component = slots.getFirst().component();
            if (component == null) {
                return load(slots.getFirst());
            }
            List<Object> components = new ArrayList<>();
            slots.forEach(slot -> components.add(load(slot)));
            return RecordParts.construct(component.getDeclaringRecord(), components);
        }

        @Override
        public <T> Object part(OutputPart<?, T> part) {
            return load(
                    slots.stream()
                            .filter(slot -> slot.key().equals(part.component()))
                            .findFirst()
                            .orElseThrow());
        }

        private Object load(OutputSlot slot) {
            return loaded.computeIfAbsent(slot.key(), _ -> values.load(version(slot), slot.type()));
        }
    }
}
