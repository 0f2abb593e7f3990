package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACTS;
import static io.modelog.projector.view.Table.ARTIFACT_VERSIONS;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.artifact.Producer;
import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.view.ArtifactVersionView.ProducerView;
import org.jspecify.annotations.Nullable;

/// What an event of an artifact makes of its rows.
final class ArtifactProjection {
    private final Rows rows;
    private final String artifact;
    private final EventEnvelope envelope;

    ArtifactProjection(Rows rows, String artifact, EventEnvelope envelope) {
        this.rows = rows;
        this.artifact = artifact;
        this.envelope = envelope;
    }

    void apply(ArtifactEvent event) {
        var key = Keys.name(artifact);
        switch (event) {
            case ArtifactRegistered e -> rows.put(ARTIFACTS, key, registered(e));
            case ArtifactVersionCreated e -> {
                rows.put(ARTIFACT_VERSIONS, Keys.version(artifact, e.number()), created(e));
                rows.put(ARTIFACTS, key, with(rows.existing(ARTIFACTS, key, envelope), e));
            }
        }
    }

    private ArtifactView registered(ArtifactRegistered event) {
        return new ArtifactView(
                artifact,
                event.artifactId(),
                event.kind(),
                event.tags(),
                null,
                0,
                envelope.time(),
                envelope.actor().value(),
                envelope.sequence());
    }

    private ArtifactView with(ArtifactView view, ArtifactVersionCreated event) {
        return new ArtifactView(
                view.name(),
                view.id(),
                view.kind(),
                view.tags(),
                event.number(),
                view.versions() + 1,
                view.createdAt(),
                view.createdBy(),
                envelope.sequence());
    }

    private ArtifactVersionView created(ArtifactVersionCreated event) {
        var content = event.content();
        return new ArtifactVersionView(
                artifact,
                event.number(),
                event.artifactVersionId(),
                content.uri(),
                content.sha256(),
                content.sizeBytes(),
                content.mediaType(),
                content.type(),
                event.kind(),
                producer(event.producer()),
                envelope.time(),
                envelope.actor().value());
    }

    private static @Nullable ProducerView producer(@Nullable Producer producer) {
        return producer == null
                ? null
                : new ProducerView(
                        producer.run().value(), producer.step().value(), producer.output());
    }
}
