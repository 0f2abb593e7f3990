package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds steps of earlier runs that can stand in for a step.
final class StepCache {
    private final Pipeline.Config config;
    private final Modelog modelog;
    private final ArtifactValues values;

    StepCache(Pipeline.Config config, Modelog modelog, ArtifactValues values) {
        this.config = config;
        this.modelog = modelog;
        this.values = values;
    }

    /// The key of a step, or why it has none and always runs.
    sealed interface Key {
        record Of(String hex) implements Key {}

        record None(String why) implements Key {}
    }

    Key keyOf(StepDefinition step, List<Produced.Recorded> inputs) {
        var version = step.options().codeVersion();
        var code = version == null ? StepCode.of(step.function()) : StepCode.version(version);
        var slots = step.declaredSlots();
        if (code instanceof StepCode.Unknown(var why)) {
            return new Key.None(why);
        }
        if (slots.isEmpty()) {
            return new Key.None("its function does not say what it returns: say returns(…)");
        }
        var unread = slots.get().stream().filter(StepCache::isRaw).findFirst();
        if (unread.isPresent()) {
            return new Key.None(
                    "a %s cannot be read without its type arguments: say returns(new TypeOf<…>() {})"
                            .formatted(unread.get().type()));
        }
        try {
            return new Key.Of(
                    new StepCacheKey(
                                    step.name(),
                                    (StepCode.Known) code,
                                    StepParameters.json(step.parameters()),
                                    inputs.stream().map(Produced.Recorded::sha256).toList(),
                                    slots.get().stream().map(this::output).toList(),
                                    config.store().root().toString())
                            .hex());
        } catch (IllegalArgumentException e) {
            return new Key.None(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isRaw(OutputSlot slot) {
        var type = slot.type();
        return type.type() instanceof Class<?> raw && raw.getTypeParameters().length > 0;
    }

    private StepCacheKey.Output output(OutputSlot slot) {
        var materializer = config.materializers().toWrite(slot.type().rawType());
        return new StepCacheKey.Output(slot.name(), materializer.getClass().getName());
    }

    /// The newest step with this key, if its outputs are those that the step will have.
    Optional<Produced.Cached> find(StepDefinition step, String key) {
        var slots = step.declaredSlots().orElseThrow();
        return modelog.runs().cached(key).pageSize(1).firstPage().items().stream()
                .findFirst()
                .filter(hit -> hit.outputs().size() == slots.size())
                .flatMap(hit -> read(hit, slots));
    }

    private Optional<Produced.Cached> read(Step hit, List<OutputSlot> slots) {
        Map<String, ArtifactVersion> versions = new LinkedHashMap<>();
        Map<String, Produced.Recorded> outputs = new LinkedHashMap<>();
        for (var slot : slots) {
            var output =
                    hit.outputs().stream().filter(it -> it.name().equals(slot.name())).findFirst();
            if (output.isEmpty()) {
                return Optional.empty();
            }
            var ref = output.get();
            var version = versionOf(ref);
            if (version.isEmpty()) {
                return Optional.empty();
            }
            versions.put(slot.key(), version.get());
            outputs.put(
                    slot.key(),
                    new Produced.Recorded(
                            new ArtifactRef(slot.name(), ref.artifact(), ref.version()),
                            version.get().sha256()));
        }
        return Optional.of(new Produced.Cached(values, slots, versions, outputs));
    }

    /// Empty when it was deleted since the step was found (U-16).
    private Optional<ArtifactVersion> versionOf(ArtifactRef ref) {
        try {
            return Optional.of(modelog.artifacts().version(ref.artifact(), ref.version()));
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }
}
