package io.modelog.sdk.pipeline;

import io.modelog.sdk.MetadataValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a step says of its outputs while it runs; they take it with them when they are recorded.
final class OutputNotes {
    /// Means the only output, whatever its name.
    static final String ONLY = "";

    private final Map<String, Map<String, MetadataValue>> metadata = new LinkedHashMap<>();
    private final Map<String, ModelVersion> links = new LinkedHashMap<>();

    synchronized void addMetadata(String output, Map<String, ?> values) {
        metadata.computeIfAbsent(output, _ -> new LinkedHashMap<>())
                .putAll(MetadataValue.ofEach(values));
    }

    synchronized void link(String output, ModelVersion target) {
        links.put(output, target);
    }

    /// Refuses what was said of an output that there is not, and of the only one where there are several (M-3).
    synchronized void check(String step, List<OutputSlot> slots) {
        for (var notes : List.of(metadata, links)) {
            for (var output : notes.keySet()) {
                var fits = output.equals(ONLY) ? slots.size() == 1 : has(slots, output);
                if (!fits) {
                    throw new IllegalArgumentException(
                            "step %s has no %s: its outputs are %s"
                                    .formatted(
                                            step,
                                            output.equals(ONLY)
                                                    ? "single output"
                                                    : "output '" + output + "'",
                                            slots.stream().map(OutputSlot::name).toList()));
                }
            }
        }
        slots.stream()
                .filter(slot -> slot.model().isPresent() && linkOf(slot).isPresent())
                .findFirst()
                .ifPresent(slot -> {
                    throw new IllegalArgumentException(
                            "output %s of step %s has a model version by its definition: it cannot be linked by hand"
                                    .formatted(slot.name(), step));
                });
    }

    synchronized Map<String, MetadataValue> metadataOf(OutputSlot slot) {
        Map<String, MetadataValue> joined = new LinkedHashMap<>();
        for (var name : List.of(ONLY, slot.key(), slot.name())) {
            joined.putAll(metadata.getOrDefault(name, Map.of()));
        }
        return joined;
    }

    synchronized Optional<ModelVersion> linkOf(OutputSlot slot) {
        return Optional.ofNullable(
                links.getOrDefault(slot.key(), links.getOrDefault(slot.name(), links.get(ONLY))));
    }

    private static boolean has(List<OutputSlot> slots, String output) {
        return slots.stream().anyMatch(s -> s.key().equals(output) || s.name().equals(output));
    }
}
