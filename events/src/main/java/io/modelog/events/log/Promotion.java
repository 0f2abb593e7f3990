package io.modelog.events.log;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.Model;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A version that moved to another stage, with all that a consumer needs to act on it: what `modelog.promotions` tells.
///
/// @param envelope of the change
/// @param artifacts linked to the version once the command is done; those of kind model first, then by name and version
public record Promotion(
        EventEnvelope envelope,
        ModelName model,
        VersionStageChanged change,
        UUID versionId,
        VersionName name,
        List<Linked> artifacts) {
    /// Most artifacts that a promotion tells: with the longest names and URIs it still fits into one record.
    public static final int ARTIFACTS_MAX = 200;

    private static final Comparator<Linked> ORDER =
            Comparator.comparing((Linked linked) -> linked.kind() != ArtifactKind.MODEL)
                    .thenComparing(linked -> linked.artifact().artifact().value())
                    .thenComparingLong(linked -> linked.artifact().version());

    public record Linked(ArtifactVersionId artifact, ArtifactKind kind, ArtifactContent content) {}

    public Promotion {
        artifacts = List.copyOf(artifacts);
    }

    /// Empty when the event is no change of stage.
    ///
    /// @param after the state that the command left, in which the version is
    public static Optional<Promotion> of(EventEnvelope envelope, StreamState after) {
        return envelope.event() instanceof Event.OfModel(var model, VersionStageChanged change)
                ? Optional.of(of(envelope, model, change, version(after, change)))
                : Optional.empty();
    }

    private static Promotion of(
            EventEnvelope envelope,
            ModelName model,
            VersionStageChanged change,
            Model.Version version) {
        var artifacts =
                version.links().entrySet().stream()
                        .map(link ->
                                new Linked(
                                        link.getKey(),
                                        link.getValue().kind(),
                                        link.getValue().content()))
                        .sorted(ORDER)
                        .toList();
        return new Promotion(envelope, model, change, version.id(), version.name(), artifacts);
    }

    private static Model.Version version(StreamState state, VersionStageChanged change) {
        if (state instanceof StreamState.OfModel(Model.Live model)) {
            return model.versions()
                    .at(change.number())
                    .orElseThrow(() -> unlikely("version " + change.number()));
        }
        throw unlikely("model");
    }

    private static IllegalStateException unlikely(String deleted) {
        return new IllegalStateException(
                "a command changed a stage and deleted the %s".formatted(deleted));
    }
}
