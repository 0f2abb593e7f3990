package io.modelog.events.codec;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
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
                            var producer) ->
                    new io.modelog.events.avro.ArtifactVersionCreated(
                            number,
                            id,
                            AvroModelEvents.content(content),
                            AvroModelEvents.kind(kind),
                            producer(producer));
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
                            producer(e.getProducer()));
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
