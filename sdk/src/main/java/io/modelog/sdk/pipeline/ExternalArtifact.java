package io.modelog.sdk.pipeline;

import io.modelog.sdk.store.TypeOf;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a step takes though no step of its pipeline gives it: a value, or an artifact version that is recorded already.
/// It is looked up once, before the first step of a run.
///
/// Each way to name it is a type of its own, so that what makes no sense together, such as an id and a model, cannot be
/// said. A configuration can say it: [#of] refuses that.
///
/// {@snippet file=PipelineSteps.java region=external}
public sealed interface ExternalArtifact<T> {
    /// This very value; it is stored and recorded when a run starts.
    record OfValue<T>(T value) implements ExternalArtifact<T> {}

    /// An artifact version that is recorded already.
    sealed interface Recorded<T> extends ExternalArtifact<T> {
        TypeOf<T> type();
    }

    record ById<T>(UUID id, TypeOf<T> type) implements Recorded<T> {}

    /// An artifact version by artifact and number. Without number it is the newest that is linked to the model version of
    /// the step, or, where the step works on none, the newest of all.
    record Named<T>(String artifact, @Nullable Integer number, TypeOf<T> type)
            implements Recorded<T> {
        public Named {
            checkName("artifact", artifact);
            checkNumber(artifact, number);
        }

        public Named<T> version(int chosen) {
            return new Named<>(artifact, chosen, type);
        }
    }

    /// An output of the pipeline's last completed run, by its own name or its artifact's.
    record OfPipeline<T>(String pipeline, String artifact, TypeOf<T> type) implements Recorded<T> {
        public OfPipeline {
            checkName("pipeline", pipeline);
            checkName("artifact", artifact);
        }
    }

    /// An artifact version that is linked to a model version: to that of the step unless a model is named, the
    /// newest by number unless one is given (B-6).
    record OfModel<T>(
            String artifact,
            @Nullable Integer artifactVersion,
            @Nullable String model,
            @Nullable String version,
            TypeOf<T> type)
            implements Recorded<T> {
        public OfModel {
            checkName("artifact", artifact);
            checkNumber(artifact, artifactVersion);
            if (model != null) {
                checkName("model", model);
            } else if (version != null) {
                throw new IllegalArgumentException(
                        "version '%s' is of no model: name the model as well".formatted(version));
            }
        }

        /// The latest version of this model.
        public OfModel<T> model(String name) {
            return new OfModel<>(artifact, artifactVersion, name, null, type);
        }

        /// A version of this model by number, name, stage, `latest` or id.
        public OfModel<T> model(String name, String version) {
            return new OfModel<>(artifact, artifactVersion, name, version, type);
        }

        public OfModel<T> model(String name, int version) {
            return model(name, Integer.toString(version));
        }

        public OfModel<T> artifactVersion(int number) {
            return new OfModel<>(artifact, number, model, version, type);
        }
    }

    static <T> OfValue<T> value(T value) {
        return new OfValue<>(value);
    }

    static <T> ById<T> id(UUID id, TypeOf<T> type) {
        return new ById<>(id, type);
    }

    static <T> ById<T> id(UUID id, Class<T> type) {
        return id(id, TypeOf.of(type));
    }

    static <T> Named<T> named(String artifact, TypeOf<T> type) {
        return new Named<>(artifact, null, type);
    }

    static <T> Named<T> named(String artifact, Class<T> type) {
        return named(artifact, TypeOf.of(type));
    }

    static <T> OfPipeline<T> ofPipeline(String pipeline, String artifact, TypeOf<T> type) {
        return new OfPipeline<>(pipeline, artifact, type);
    }

    static <T> OfPipeline<T> ofPipeline(String pipeline, String artifact, Class<T> type) {
        return ofPipeline(pipeline, artifact, TypeOf.of(type));
    }

    static <T> OfModel<T> ofModel(String artifact, TypeOf<T> type) {
        return new OfModel<>(artifact, null, null, null, type);
    }

    static <T> OfModel<T> ofModel(String artifact, Class<T> type) {
        return ofModel(artifact, TypeOf.of(type));
    }

    /// As a configuration names it, such as an `extra` of a [RunConfig]: by exactly one of `value`; `id`; `name`, perhaps
    /// with `version`; `pipeline` with `artifact`; `modelArtifact`, perhaps with `artifactVersion` and with `model`, that
    /// perhaps with `modelVersion`.
    static <T> ExternalArtifact<T> of(Map<String, ?> keys, TypeOf<T> type) {
        return new ExternalArtifactKeys<>(keys, type).artifact();
    }

    static <T> ExternalArtifact<T> of(Map<String, ?> keys, Class<T> type) {
        return of(keys, TypeOf.of(type));
    }

    private static void checkName(String what, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "an external artifact's %s has a name, not '%s'".formatted(what, name));
        }
    }

    private static void checkNumber(String artifact, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new IllegalArgumentException(
                    "the versions of %s are numbered from 1: there is no %d"
                            .formatted(artifact, number));
        }
    }
}
