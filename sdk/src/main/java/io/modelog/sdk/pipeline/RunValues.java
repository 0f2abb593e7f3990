package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewArtifactVersion;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.Run.ModelRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The values of a run: what its steps have given so far, and what comes from elsewhere.
final class RunValues {
    private final Modelog modelog;
    private final ArtifactValues values;
    private final Map<StepDefinition, Produced> produced = new ConcurrentHashMap<>();
    private final Map<External, ArtifactVersion> externals = new HashMap<>();

    /// An external artifact as a step sees it that works on this model version.
    private record External(ExternalArtifact<?> artifact, Optional<ModelRef> own) {}

    RunValues(Modelog modelog, ArtifactValues values) {
        this.modelog = modelog;
        this.values = values;
    }

    /// Looks up at once all that the steps take from elsewhere: a run must not fail late for it. Returns the model versions
    /// through which it was found.
    List<ModelRef> lookUp(List<StepDefinition> steps, RunVersions versions) {
        List<ModelRef> through = new ArrayList<>();
        for (var step : steps) {
            for (var input : step.inputs()) {
                if (input instanceof ExternalValue<?>(var artifact)) {
                    var own = versions.of(step).map(PinnedVersion::ref);
                    externals.computeIfAbsent(
                            new External(artifact, own), _ -> find(artifact, own, through));
                }
            }
        }
        return through;
    }

    private ArtifactVersion find(
            ExternalArtifact<?> artifact, Optional<ModelRef> own, List<ModelRef> through) {
        return switch (artifact) {
            case ExternalArtifact.OfValue<?>(var value) -> record(value);
            case ExternalArtifact.Recorded<?> recorded -> {
                var found = new ExternalLookup(modelog, own).find(recorded);
                found.through().ifPresent(through::add);
                yield found.version();
            }
        };
    }

    /// The artifact is named by what it holds: the same value is recorded once.
    private ArtifactVersion record(Object value) {
        var content = values.store("an external artifact", value);
        var name = "external_" + content.sha256().substring(0, 16);
        try {
            var latest = modelog.artifacts().latestVersion(name);
            if (latest.sha256().equals(content.sha256())) {
                return latest;
            }
        } catch (NotFoundException _) {
            // the first run with this value
        }
        return modelog.artifacts().createVersion(name, NewArtifactVersion.of(content));
    }

    void put(StepDefinition step, Produced value) {
        produced.put(step, value);
    }

    Produced of(StepDefinition step) {
        var value = produced.get(step);
        if (value == null) {
            throw new IllegalStateException("step %s gave nothing".formatted(step.name()));
        }
        return value;
    }

    Inputs inputsOf(StepDefinition step, Optional<PinnedVersion> own) {
        return new Inputs(step.inputs().stream().map(input -> get(input, own)).toList());
    }

    private Object get(Value<?> value, Optional<PinnedVersion> own) {
        return switch (value) {
            case StepOutput<?> output -> of(output.step()).value();
            case OutputPart<?, ?> part -> of(part.step()).part(part);
            case Parameter<?> parameter -> parameter.value();
            case ExternalValue<?>(ExternalArtifact.OfValue<?>(var given)) -> given;
            case ExternalValue<?>(ExternalArtifact.Recorded<?> recorded) ->
                    values.load(external(recorded, own), recorded.type());
        };
    }

    /// What a step of this run gave.
    @SuppressWarnings("unchecked") // a handle has the type of the function that gave the value
    <T> T get(Value<T> value) {
        return (T) get(value, Optional.empty());
    }

    /// The artifact versions behind the step's inputs.
    List<Produced.Recorded> recordedInputs(StepDefinition step, Optional<PinnedVersion> own) {
        return step.inputs().stream().flatMap(input -> recorded(input, own)).distinct().toList();
    }

    Stream<Produced.Recorded> recorded(Value<?> value, Optional<PinnedVersion> own) {
        return switch (value) {
            case StepOutput<?> output -> of(output.step()).outputs().values().stream();
            case OutputPart<?, ?> part ->
                    Stream.ofNullable(of(part.step()).outputs().get(part.component()));
            case Parameter<?> _ -> Stream.empty();
            case ExternalValue<?>(var artifact) -> Stream.of(recorded(external(artifact, own)));
        };
    }

    private static Produced.Recorded recorded(ArtifactVersion version) {
        var ref = new ArtifactRef(version.artifact(), version.artifact(), version.number());
        return new Produced.Recorded(ref, version.sha256());
    }

    private ArtifactVersion external(ExternalArtifact<?> artifact, Optional<PinnedVersion> own) {
        var found = externals.get(new External(artifact, own.map(PinnedVersion::ref)));
        if (found == null) {
            throw new IllegalStateException("%s was not looked up".formatted(artifact));
        }
        return found;
    }
}
