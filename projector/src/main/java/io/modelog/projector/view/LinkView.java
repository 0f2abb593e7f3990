package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import java.time.Instant;

/// An artifact version linked to a model version.
///
/// @param id `<artifact>@<version>`
public record LinkView(
        String id,
        String model,
        long version,
        ArtifactKind kind,
        String artifact,
        long artifactVersion,
        String uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        Instant linkedAt,
        String linkedBy) {}
