package io.modelog.events.codec;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.tag.TagChange;
import org.jspecify.annotations.Nullable;

/// Artifact events to and from their Avro records.
final class AvroArtifactEvents {
    private AvroArtifactEvents() {}

    static Object toAvro(ArtifactEvent event) {
        return switch (event) {
            case ArtifactEvent.ArtifactRegistered(var id, var kind, var tags) ->
                    new io.modelog.events.avro.ArtifactRegistered(
                            id, AvroModelEvents.kind(kind), tags);
            case ArtifactEvent.ArtifactVersionCreated(
                            var number,
                            var id,
                            var content,
                            var kind,
                            var producer,
                            var tags,
                            var schema) ->
                    new io.modelog.events.avro.ArtifactVersionCreated(
                            number,
                            id,
                            AvroModelEvents.content(content),
                            AvroModelEvents.kind(kind),
                            producer(producer),
                            tags,
                            schema);
            case ArtifactEvent.ArtifactTagsChanged(var number, var effect) ->
                    new io.modelog.events.avro.ArtifactTagsChanged(
                            number, effect.added(), effect.removed());
            case ArtifactEvent.ArtifactMetadataLogged(var number, var metadata) ->
                    new io.modelog.events.avro.ArtifactMetadataLogged(
                            number, AvroMetadata.entries(metadata));
            case ArtifactEvent.ArtifactVersionDeleted(var number, var id) ->
                    new io.modelog.events.avro.ArtifactVersionDeleted(number, id);
            case ArtifactEvent.ArtifactDeleted(var id) ->
                    new io.modelog.events.avro.ArtifactDeleted(id);
        };
    }

    static ArtifactEvent fromAvro(Object payload) {
        return switch (payload) {
            case io.modelog.events.avro.ArtifactRegistered e ->
                    new ArtifactEvent.ArtifactRegistered(
                            e.getArtifactId(), AvroModelEvents.kind(e.getKind()), e.getTags());
            case io.modelog.events.avro.ArtifactVersionCreated e ->
                    new ArtifactEvent.ArtifactVersionCreated(
                            e.getNumber(),
                            e.getArtifactVersionId(),
                            AvroModelEvents.content(e.getContent()),
                            AvroModelEvents.kind(e.getKind()),
                            producer(e.getProducer()),
                            e.getTags(),
                            e.getSchema$());
            case io.modelog.events.avro.ArtifactTagsChanged e ->
                    new ArtifactEvent.ArtifactTagsChanged(
                            e.getNumber(), new TagChange.Effect(e.getAdded(), e.getRemoved()));
            case io.modelog.events.avro.ArtifactMetadataLogged e ->
                    new ArtifactEvent.ArtifactMetadataLogged(
                            e.getNumber(), AvroMetadata.metadata(e.getEntries()));
            case io.modelog.events.avro.ArtifactVersionDeleted e ->
                    new ArtifactEvent.ArtifactVersionDeleted(
                            e.getNumber(), e.getArtifactVersionId());
            case io.modelog.events.avro.ArtifactDeleted e ->
                    new ArtifactEvent.ArtifactDeleted(e.getArtifactId());
            default -> throw AvroEnvelopes.misplaced(payload, "artifact");
        };
    }

    private static io.modelog.events.avro.@Nullable Producer producer(@Nullable Producer p) {
        return p == null
                ? null
                : new io.modelog.events.avro.Producer(
                        p.run().value(), p.step().value(), p.output());
    }

    private static @Nullable Producer producer(io.modelog.events.avro.@Nullable Producer p) {
        return p == null
                ? null
                : new Producer(new RunId(p.getRunId()), new StepName(p.getStep()), p.getOutput());
    }
}
