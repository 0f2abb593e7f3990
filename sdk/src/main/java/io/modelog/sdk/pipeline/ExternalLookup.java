package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Link;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.Run.ModelRef;
import io.modelog.sdk.RunStatus;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the artifact versions that external artifacts name, for a step that works on `own` model version or on none. What
/// is not there is refused with what is.
record ExternalLookup(Modelog modelog, Optional<ModelRef> own) {
    /// How many things a refusal names.
    private static final int MOST_NAMED = 10;

    /// An artifact version, and the model version through which it was found: the run then works with that one, too (R-1).
    record Found(ArtifactVersion version, Optional<ModelRef> through) {
        static Found directly(ArtifactVersion version) {
            return new Found(version, Optional.empty());
        }
    }

    Found find(ExternalArtifact.Recorded<?> artifact) {
        return switch (artifact) {
            case ExternalArtifact.ById<?>(var id, _) -> byId(id);
            case ExternalArtifact.Named<?>(var name, var number, _) -> named(name, number);
            case ExternalArtifact.OfPipeline<?>(var pipeline, var name, _) ->
                    ofPipeline(pipeline, name);
            case ExternalArtifact.OfModel<?> it -> ofModel(it);
        };
    }

    private Found byId(UUID id) {
        try {
            return Found.directly(modelog.artifacts().version(id));
        } catch (NotFoundException e) {
            throw new IllegalArgumentException(
                    "no artifact version has the id %s, or it was deleted".formatted(id), e);
        }
    }

    private Found named(String artifact, @Nullable Integer number) {
        if (number != null) {
            return Found.directly(version(artifact, number));
        }
        return own.map(model -> linked(model, artifact, null))
                .orElseGet(() -> Found.directly(latest(artifact)));
    }

    private ArtifactVersion latest(String artifact) {
        try {
            return modelog.artifacts().latestVersion(artifact);
        } catch (NotFoundException e) {
            throw new IllegalArgumentException("there is no artifact '%s'".formatted(artifact), e);
        }
    }

    private ArtifactVersion version(String artifact, int number) {
        try {
            return modelog.artifacts().version(artifact, number);
        } catch (NotFoundException e) {
            var latest = latest(artifact).number();
            throw new IllegalArgumentException(
                    "artifact %s has no version %d; its latest is %d"
                            .formatted(artifact, number, latest),
                    e);
        }
    }

    private Found ofPipeline(String pipeline, String name) {
        var runs = modelog.runs().list(pipeline, RunStatus.COMPLETED).pageSize(1).firstPage();
        if (runs.items().isEmpty()) {
            throw new IllegalArgumentException(
                    "pipeline %s has no completed run to take '%s' from".formatted(pipeline, name));
        }
        var run = runs.items().getFirst();
        var outputs =
                modelog.runs().steps(run.id()).stream()
                        .flatMap(step -> step.outputs().stream())
                        .toList();
        var named =
                outputs.stream()
                        .filter(o -> o.artifact().equals(name) || o.name().equals(name))
                        .map(o -> new ArtifactRef(name, o.artifact(), o.version()))
                        .distinct()
                        .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(
                    "%s gave %s called '%s'; it gave %s"
                            .formatted(
                                    run.name(),
                                    named.isEmpty() ? "nothing" : "more than one artifact",
                                    name,
                                    listed(outputs.stream().map(ExternalLookup::text))));
        }
        var only = named.getFirst();
        return Found.directly(version(only.artifact(), only.version()));
    }

    private Found ofModel(ExternalArtifact.OfModel<?> artifact) {
        return linked(modelOf(artifact), artifact.artifact(), artifact.artifactVersion());
    }

    private ModelRef modelOf(ExternalArtifact.OfModel<?> artifact) {
        var model = artifact.model();
        if (model == null) {
            return own.orElseThrow(() ->
                    new IllegalArgumentException(
                            "the step works on no model version that could have '%s': name a model"
                                    .formatted(artifact.artifact())));
        }
        var version = artifact.version();
        var found = modelog.versions(model).get(version == null ? "latest" : version);
        return new ModelRef(model, found.number());
    }

    /// The newest by number, never by text (B-6).
    private Found linked(ModelRef model, String artifact, @Nullable Integer number) {
        var versions = modelog.versions(model.model());
        var version = Integer.toString(model.version());
        var newest =
                versions.links(version, null, artifact).stream()
                        .map(Link::artifactVersion)
                        .filter(linked -> number == null || linked.equals(number))
                        .max(Comparator.naturalOrder())
                        .orElseThrow(() -> notLinked(model, artifact, number));
        return new Found(version(artifact, newest), Optional.of(model));
    }

    private IllegalArgumentException notLinked(
            ModelRef model, String artifact, @Nullable Integer number) {
        var links = modelog.versions(model.model()).links(model.version());
        return new IllegalArgumentException(
                "%s@%d has no artifact %s; it has %s"
                        .formatted(
                                model.model(),
                                model.version(),
                                number == null ? artifact : artifact + "@" + number,
                                listed(links.stream().map(Link::id))));
    }

    private static String listed(Stream<String> all) {
        var names = all.limit(MOST_NAMED + 1).toList();
        if (names.isEmpty()) {
            return "none";
        }
        var first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
        return names.size() > MOST_NAMED ? first + " and more" : first;
    }

    private static String text(ArtifactRef output) {
        return "%s (%s@%d)".formatted(output.name(), output.artifact(), output.version());
    }
}
