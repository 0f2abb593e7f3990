package io.modelog.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stored content: where it is, its SHA-256 in hex, what it holds, the JSON Schema of its values if it has one, and the
/// step that produced it if a step did.
///
/// {@snippet file=ClientArtifacts.java region=latest}
public record ArtifactVersion(
        String artifact,
        int number,
        String id,
        URI uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        @Nullable ObjectNode schema,
        ArtifactKind kind,
        @Nullable Producer producer,
        List<String> tags,
        Map<String, MetadataValue> metadata,
        Instant createdAt,
        String createdBy) {
    public ArtifactVersion {
        tags = List.copyOf(tags);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    public Content content() {
        return new Content(uri, sha256, sizeBytes, mediaType, type, schema);
    }
}
