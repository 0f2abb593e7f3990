package io.modelog.sdk;

import java.net.URI;
import java.time.Instant;

/// An artifact version that belongs to a model version; `id` is `<artifact>@<artifactVersion>`.
///
/// {@snippet file=ClientVersions.java region=link}
public record Link(
        String id,
        String model,
        int version,
        ArtifactKind kind,
        String artifact,
        int artifactVersion,
        URI uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        Instant linkedAt,
        String linkedBy) {}
