package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.log.EventEnvelope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An artifact as it reads now.
public record ArtifactView(
        String name,
        UUID id,
        ArtifactKind kind,
        List<String> tags,
        @Nullable Long latestVersion,
        long versions,
        Instant createdAt,
        String createdBy,
        long sequence)
        implements RecentRows.Sequenced {
    ArtifactView tagged(List<String> newTags, EventEnvelope by) {
        return new ArtifactView(
                name,
                id,
                kind,
                newTags,
                latestVersion,
                versions,
                createdAt,
                createdBy,
                by.sequence());
    }

    ArtifactView counted(@Nullable Long newLatest, long newVersions, EventEnvelope by) {
        return new ArtifactView(
                name, id, kind, tags, newLatest, newVersions, createdAt, createdBy, by.sequence());
    }
}
