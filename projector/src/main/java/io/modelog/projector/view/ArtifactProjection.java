package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACTS;
import static io.modelog.projector.view.Table.ARTIFACT_VERSIONS;
import static io.modelog.projector.view.Table.ARTIFACT_VERSION_IDS;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactEvent.ArtifactDeleted;
import io.modelog.events.artifact.ArtifactEvent.ArtifactMetadataLogged;
import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactTagsChanged;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionDeleted;
import io.modelog.events.artifact.Producer;
import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.view.ArtifactVersionView.ProducerView;
import io.modelog.projector.view.Table.ArtifactVersionAt;
import io.modelog.projector.view.TaggedView.Kind;
import java.util.Map;
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
        switch (event) {
            case ArtifactRegistered e -> {
                put(registered(e));
                tagging().add(e.tags());
            }
            case ArtifactVersionCreated e -> {
                put(created(e));
                rows.put(
                        ARTIFACT_VERSION_IDS,
                        Keys.artifactVersionId(e.artifactVersionId()),
                        new ArtifactVersionAt(artifact, e.number()));
                tagging(e.number()).add(e.tags());
                var old = artifact();
                put(old.counted(e.number(), old.versions() + 1, envelope));
            }
            case ArtifactTagsChanged(var number, var effect) when number == null -> {
                var old = artifact();
                put(old.tagged(tagging().change(old.tags(), effect), envelope));
            }
            case ArtifactTagsChanged(Long number, var effect) -> {
                var old = version(number);
                var tags = tagging(number).change(old.tags(), effect);
                put(old.with(tags, old.metadata(), envelope));
            }
            case ArtifactMetadataLogged(var number, var entries) -> {
                var old = version(number);
                put(old.with(old.tags(), metadata(number).log(old.metadata(), entries), envelope));
            }
            case ArtifactVersionDeleted e -> {
                delete(version(e.number()));
                var old = artifact();
                var last = rows.last(ARTIFACT_VERSIONS, Keys.within(artifact));
                put(
                        old.counted(
                                last == null ? null : Keys.lastNumber(last),
                                old.versions() - 1,
                                envelope));
            }
            case ArtifactDeleted _ -> deleteAll();
        }
    }

    private void deleteAll() {
        for (var key : rows.keys(ARTIFACT_VERSIONS, Keys.within(artifact))) {
            delete(rows.existing(ARTIFACT_VERSIONS, key, envelope));
        }
        tagging().remove(artifact().tags());
        rows.delete(ARTIFACTS, Keys.name(artifact));
    }

    private void delete(ArtifactVersionView version) {
        tagging(version.number()).remove(version.tags());
        metadata(version.number()).deleteAll();
        rows.delete(ARTIFACT_VERSION_IDS, Keys.artifactVersionId(version.id()));
        rows.delete(ARTIFACT_VERSIONS, Keys.version(artifact, version.number()));
    }

    private ArtifactView artifact() {
        return rows.existing(ARTIFACTS, Keys.name(artifact), envelope);
    }

    private ArtifactVersionView version(long number) {
        return rows.existing(ARTIFACT_VERSIONS, Keys.version(artifact, number), envelope);
    }

    private void put(ArtifactView view) {
        rows.put(ARTIFACTS, Keys.name(artifact), view);
    }

    private void put(ArtifactVersionView view) {
        rows.put(ARTIFACT_VERSIONS, Keys.version(artifact, view.number()), view);
    }

    private Tagging tagging() {
        return Tagging.of(rows, Kind.ARTIFACT, artifact);
    }

    private Tagging tagging(long number) {
        return new Tagging(rows, Kind.ARTIFACT_VERSION, artifact, number);
    }

    private MetadataProjection metadata(long number) {
        return new MetadataProjection(rows, Keys.metadataOf(envelope.stream(), number), envelope);
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
                event.schema() == null ? null : RowJson.parse(event.schema()),
                event.kind(),
                producer(event.producer()),
                event.tags(),
                Map.of(),
                envelope.time(),
                envelope.actor().value(),
                envelope.sequence());
    }

    private static @Nullable ProducerView producer(@Nullable Producer producer) {
        return producer == null
                ? null
                : new ProducerView(
                        producer.run().value(), producer.step().value(), producer.output());
    }
}
