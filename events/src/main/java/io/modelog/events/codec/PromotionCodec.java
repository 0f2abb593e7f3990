package io.modelog.events.codec;

import io.modelog.events.avro.PromotedArtifact;
import io.modelog.events.log.Promotion;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/// The bytes of a promotion: Avro in Confluent wire format, for whoever has the schema registry. Thread-safe.
public final class PromotionCodec {
    public static final Schema SCHEMA = io.modelog.events.avro.Promotion.getClassSchema();

    private final int schemaId;
    private final DatumWriter<io.modelog.events.avro.Promotion> writer =
            new SpecificDatumWriter<>(SCHEMA, ConfluentFormat.avroData());

    /// @param schemaId of [#SCHEMA] in the registry
    public PromotionCodec(int schemaId) {
        this.schemaId = schemaId;
    }

    /// Leaves out what is sealed in the log: an erasure does not reach this topic.
    public byte[] encode(Promotion promotion, Sealer sealer) {
        return ConfluentFormat.write(schemaId, writer, toAvro(promotion, sealer));
    }

    private static io.modelog.events.avro.Promotion toAvro(Promotion promotion, Sealer sealer) {
        var envelope = promotion.envelope();
        var actor = envelope.actor();
        var reason = envelope.reason();
        var change = promotion.change();
        var artifacts = promotion.artifacts().stream().limit(Promotion.ARTIFACTS_MAX);
        return io.modelog.events.avro.Promotion.newBuilder()
                .setEventId(envelope.eventId())
                .setStream(envelope.stream().toString())
                .setSequence(envelope.sequence())
                .setTime(envelope.time())
                .setModel(promotion.model().value())
                .setVersion(change.number())
                .setVersionId(promotion.versionId())
                .setVersionName(promotion.name().value())
                .setFrom(change.from() == null ? null : change.from().name())
                .setTo(change.to().name())
                .setCause(AvroModelEvents.cause(change.cause()))
                .setCounterpart(change.counterpart())
                .setActor(sealer.name(actor).isPresent() ? null : actor.value())
                .setReason(reason == null || sealer.words(reason).isPresent() ? null : reason)
                .setArtifacts(artifacts.map(PromotionCodec::toAvro).toList())
                .setArtifactsLeftOut(
                        Math.max(0, promotion.artifacts().size() - Promotion.ARTIFACTS_MAX))
                .build();
    }

    private static PromotedArtifact toAvro(Promotion.Linked linked) {
        return new PromotedArtifact(
                linked.artifact().artifact().value(),
                linked.artifact().version(),
                AvroModelEvents.kind(linked.kind()),
                AvroModelEvents.content(linked.content()));
    }
}
