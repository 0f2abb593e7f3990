package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A version to create with all that it has from the start; without a name it is named by its number.
///
/// {@snippet file=ClientVersions.java region=create}
public record NewVersion(
        @Nullable String name,
        @Nullable String description,
        List<String> tags,
        @JsonInclude(Include.NON_EMPTY) Map<String, MetadataValue> metadata,
        @Nullable Stage stage,
        @JsonInclude(Include.NON_DEFAULT) boolean force,
        @JsonInclude(Include.NON_EMPTY) List<NewLink> artifacts,
        @Nullable Hold run) {
    public static final NewVersion UNNAMED = new NewVersion(null, null, List.of());

    public NewVersion {
        tags = List.copyOf(tags);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        artifacts = List.copyOf(artifacts);
    }

    public NewVersion(@Nullable String name, @Nullable String description, List<String> tags) {
        this(name, description, tags, Map.of(), null, false, List.of(), null);
    }

    public static NewVersion named(String name) {
        return new NewVersion(name, null, List.of());
    }

    public NewVersion withDescription(String text) {
        return new NewVersion(name, text, tags, metadata, stage, force, artifacts, run);
    }

    public NewVersion withTags(List<String> changed) {
        return new NewVersion(name, description, changed, metadata, stage, force, artifacts, run);
    }

    /// Values as [MetadataValue#of] takes them.
    public NewVersion withMetadata(Map<String, ?> values) {
        return new NewVersion(
                name,
                description,
                tags,
                MetadataValue.ofEach(values),
                stage,
                force,
                artifacts,
                run);
    }

    /// With `archiving` the version that holds the stage is archived for it; without, [StageOccupiedException].
    public NewVersion withStage(Stage changed, boolean archiving) {
        return new NewVersion(
                name, description, tags, metadata, changed, archiving, artifacts, run);
    }

    public NewVersion withArtifacts(List<NewLink> links) {
        return new NewVersion(name, description, tags, metadata, stage, force, links, run);
    }

    /// The run is attached to the new version and holds it until it ends.
    public NewVersion heldBy(String runId, OnFailure onFailure) {
        return new NewVersion(
                name,
                description,
                tags,
                metadata,
                stage,
                force,
                artifacts,
                new Hold(runId, onFailure));
    }
}
