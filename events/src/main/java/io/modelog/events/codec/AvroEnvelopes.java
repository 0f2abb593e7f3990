package io.modelog.events.codec;

import io.modelog.events.avro.Sha256;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.TagName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;

/// Envelopes to and from their Avro records.
final class AvroEnvelopes {
    private static final Sha256 UNSEALED = new Sha256(new byte[32]);

    private AvroEnvelopes() {}

    static io.modelog.events.avro.EventEnvelope toAvro(EventEnvelope envelope, Sealer sealer) {
        return new io.modelog.events.avro.EventEnvelope(
                UNSEALED,
                UNSEALED,
                envelope.eventId(),
                envelope.stream().toString(),
                envelope.sequence(),
                envelope.time(),
                AvroTexts.toAvro(envelope.actor(), sealer),
                AvroTexts.toAvroOrNull(envelope.reason(), sealer),
                envelope.commandId().value(),
                envelope.correlationId().value(),
                envelope.causationId(),
                payload(envelope.event(), sealer));
    }

    private static Object payload(Event event, Sealer sealer) {
        return switch (event) {
            case Event.OfModel(_, var e) -> AvroModelEvents.toAvro(e, sealer);
            case Event.OfArtifact(_, var e) -> AvroArtifactEvents.toAvro(e);
            case Event.OfRun(_, var e) -> AvroRunEvents.toAvro(e);
            case Event.OfTag(_, var e) -> AvroTagEvents.toAvro(e);
            case Event.OfErasure(_, var e) -> AvroErasureEvents.toAvro(e);
        };
    }

    static EventEnvelope fromAvro(io.modelog.events.avro.EventEnvelope avro, Seals seals) {
        return new EventEnvelope(
                avro.getEventId(),
                avro.getSequence(),
                avro.getTime(),
                AvroTexts.actor(avro.getActor(), seals),
                AvroTexts.textOrNull(avro.getReason(), seals),
                new CommandId(avro.getCommandId()),
                new CorrelationId(avro.getCorrelationId()),
                avro.getCausationId(),
                event(StreamId.parse(avro.getStream()), avro.getPayload(), seals));
    }

    private static Event event(StreamId stream, Object payload, Seals seals) {
        return switch (stream.kind()) {
            case MODEL ->
                    new Event.OfModel(
                            new ModelName(stream.name()), AvroModelEvents.fromAvro(payload, seals));
            case ARTIFACT ->
                    new Event.OfArtifact(
                            new ArtifactName(stream.name()), AvroArtifactEvents.fromAvro(payload));
            case RUN ->
                    new Event.OfRun(RunId.parse(stream.name()), AvroRunEvents.fromAvro(payload));
            case TAG ->
                    new Event.OfTag(new TagName(stream.name()), AvroTagEvents.fromAvro(payload));
            case ERASURE ->
                    new Event.OfErasure(
                            ErasureId.parse(stream.name()), AvroErasureEvents.fromAvro(payload));
        };
    }

    static CorruptStream misplaced(Object payload, String stream) {
        return new CorruptStream(
                "%s is no event of the %s streams".formatted(payload.getClass().getName(), stream));
    }
}
