package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Content that is already stored at `uri`, to be recorded; `sha256` is 64 hex digits.
///
/// {@snippet file=ClientArtifacts.java region=record}
public record NewArtifactVersion(
        URI uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        @Nullable ObjectNode schema,
        @Nullable ArtifactKind kind,
        @Nullable Producer producer,
        @JsonInclude(Include.NON_EMPTY) List<String> tags,
        @JsonInclude(Include.NON_EMPTY) Map<String, MetadataValue> metadata) {
    public NewArtifactVersion {
        tags = List.copyOf(tags);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    public NewArtifactVersion(
            URI uri,
            String sha256,
            long sizeBytes,
            String mediaType,
            String type,
            @Nullable ArtifactKind kind,
            @Nullable Producer producer) {
        this(uri, sha256, sizeBytes, mediaType, type, null, kind, producer, List.of(), Map.of());
    }

    public static NewArtifactVersion of(Content content) {
        return new NewArtifactVersion(
                content.uri(),
                content.sha256(),
                content.sizeBytes(),
                content.mediaType(),
                content.type(),
                content.schema(),
                null,
                null,
                List.of(),
                Map.of());
    }

    public NewArtifactVersion withKind(ArtifactKind chosen) {
        return new NewArtifactVersion(
                uri, sha256, sizeBytes, mediaType, type, schema, chosen, producer, tags, metadata);
    }

    public NewArtifactVersion producedBy(Producer output) {
        return new NewArtifactVersion(
                uri, sha256, sizeBytes, mediaType, type, schema, kind, output, tags, metadata);
    }

    public NewArtifactVersion withTags(List<String> changed) {
        return new NewArtifactVersion(
                uri, sha256, sizeBytes, mediaType, type, schema, kind, producer, changed, metadata);
    }

    /// Values as [MetadataValue#of] takes them.
    public NewArtifactVersion withMetadata(Map<String, ?> values) {
        return new NewArtifactVersion(
                uri,
                sha256,
                sizeBytes,
                mediaType,
                type,
                schema,
                kind,
                producer,
                tags,
                MetadataValue.ofEach(values));
    }
}
