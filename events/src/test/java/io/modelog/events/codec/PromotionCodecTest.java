package io.modelog.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Promotion;
import io.modelog.events.log.StreamState;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a consumer of `modelog.promotions` reads. The golden files never change; after adding a field, run once with
/// `-Dgolden.write=true` and commit the new schema.
class PromotionCodecTest {
    private static final Path SCHEMA = Path.of("src/test/resources/golden/Promotion-1.avsc");
    private static final Path RECORD = Path.of("src/test/resources/golden/Promotion.hex");

    private static final ModelName IRIS = new ModelName("iris_classifier");
    private static final UUID MODEL_ID = UUID.fromString("019ab3c4-0000-7000-8000-000000000001");
    private static final UUID VERSION_ID = UUID.fromString("019ab3c4-0000-7000-8000-000000000002");
    private static final ModelEvent.VersionStageChanged PROMOTED =
            new ModelEvent.VersionStageChanged(
                    1, Stage.STAGING, Stage.PRODUCTION, StageChangeCause.SWAPPED, 2L);

    @BeforeAll
    static void write_what_is_missing_when_asked_to() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            if (!Files.exists(SCHEMA)) {
                Files.writeString(
                        SCHEMA,
                        SchemaFormatter.format("json/pretty", PromotionCodec.SCHEMA) + "\n");
            }
            if (!Files.exists(RECORD)) {
                Files.writeString(RECORD, HexFormat.of().formatHex(encoded(promotion())) + "\n");
            }
        }
    }

    private static Promotion promotion(ModelEvent... before) {
        var state =
                Stream.concat(
                                Stream.of(
                                        new ModelEvent.ModelRegistered(
                                                MODEL_ID, ModelDetails.NONE, List.of()),
                                        new ModelEvent.VersionCreated(
                                                1,
                                                VERSION_ID,
                                                new VersionName("spring"),
                                                null,
                                                List.of()),
                                        linked("training_data", 3, ArtifactKind.DATA),
                                        linked("trained_classifier", 1, ArtifactKind.MODEL)),
                                Stream.of(before))
                        .reduce(
                                StreamState.initial(StreamId.Kind.MODEL),
                                (s, e) -> s.evolve(new Event.OfModel(IRIS, e)),
                                (_, _) -> {
                                    throw new AssertionError("not parallel");
                                });
        return Promotion.of(EventSamples.envelope(new Event.OfModel(IRIS, PROMOTED)), state)
                .orElseThrow();
    }

    private static ModelEvent linked(String artifact, long version, ArtifactKind kind) {
        return new ModelEvent.ArtifactLinked(
                1,
                new ArtifactVersionId(new ArtifactName(artifact), version),
                kind,
                new ArtifactContent(
                        "file:///artifacts/" + artifact,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        512,
                        "application/json",
                        "java.lang.Double"));
    }

    private static byte[] encoded(Promotion promotion) {
        return new PromotionCodec(7).encode(promotion, Sealer.NONE);
    }

    private static io.modelog.events.avro.Promotion decoded(byte[] record, Schema written)
            throws IOException {
        assertThat(record).startsWith(0, 0, 0, 0, 7);
        var reader =
                new SpecificDatumReader<io.modelog.events.avro.Promotion>(
                        written, PromotionCodec.SCHEMA, ConfluentFormat.avroData());
        return reader.read(
                null, DecoderFactory.get().binaryDecoder(record, 5, record.length - 5, null));
    }

    private static void assertSaysWhatHappened(io.modelog.events.avro.Promotion promotion) {
        EventEnvelope envelope = EventSamples.envelope(new Event.OfModel(IRIS, PROMOTED));
        assertThat(promotion.getEventId()).isEqualTo(envelope.eventId());
        assertThat(promotion.getStream()).isEqualTo("model/iris_classifier");
        assertThat(promotion.getSequence()).isEqualTo(envelope.sequence());
        assertThat(promotion.getTime()).isEqualTo(envelope.time()).isInstanceOf(Instant.class);
        assertThat(promotion.getModel()).isEqualTo("iris_classifier");
        assertThat(promotion.getVersion()).isEqualTo(1);
        assertThat(promotion.getVersionId()).isEqualTo(VERSION_ID);
        assertThat(promotion.getVersionName()).isEqualTo("spring");
        assertThat(promotion.getFrom()).isEqualTo("staging");
        assertThat(promotion.getTo()).isEqualTo("production");
        assertThat(promotion.getCause()).isEqualTo(io.modelog.events.avro.StageChangeCause.SWAPPED);
        assertThat(promotion.getCounterpart()).isEqualTo(2);
        assertThat(promotion.getActor()).isEqualTo(envelope.actor().value());
        assertThat(promotion.getReason()).isEqualTo(envelope.reason());
        assertThat(promotion.getArtifacts())
                .extracting(a -> a.getArtifact() + "@" + a.getVersion() + " " + a.getKind())
                .containsExactly("trained_classifier@1 MODEL", "training_data@3 DATA");
        var content = promotion.getArtifacts().getFirst().getContent();
        assertThat(content.getUri()).isEqualTo("file:///artifacts/trained_classifier");
        assertThat(content.getSha256()).startsWith("e3b0c442").hasSize(64);
        assertThat(content.getSizeBytes()).isEqualTo(512);
        assertThat(promotion.getArtifactsLeftOut()).isZero();
    }

    @Test
    void a_promotion_says_what_moved_who_moved_it_and_where_its_bytes_are() throws IOException {
        assertSaysWhatHappened(decoded(encoded(promotion()), PromotionCodec.SCHEMA));
    }

    @Test
    void a_golden_record_still_says_the_same() throws IOException {
        var written = new Schema.Parser().parse(Files.readString(SCHEMA));
        var record = HexFormat.of().parseHex(Files.readString(RECORD).strip());

        assertSaysWhatHappened(decoded(record, written));
    }

    @Test
    void the_golden_schema_is_the_one_of_this_build() throws IOException {
        assertThat(new Schema.Parser().parse(Files.readString(SCHEMA)))
                .isEqualTo(PromotionCodec.SCHEMA);
    }

    @Test
    void only_a_change_of_stage_is_a_promotion() {
        var created =
                new ModelEvent.VersionCreated(2, MODEL_ID, new VersionName("2"), null, List.of());

        assertThat(
                        Promotion.of(
                                EventSamples.envelope(new Event.OfModel(IRIS, created)),
                                StreamState.initial(StreamId.Kind.MODEL)))
                .isEmpty();
    }

    @Test
    void what_is_sealed_in_the_log_is_left_out() throws IOException {
        var named = sealed(SealedTextsTest.sealer(false));
        var silent = sealed(SealedTextsTest.sealer(true));

        assertThat(named.getActor()).isNull();
        assertThat(named.getReason()).isEqualTo(promotion().envelope().reason());
        assertThat(silent.getActor()).isNull();
        assertThat(silent.getReason()).isNull();
        assertThat(silent.getTo()).isEqualTo("production");
    }

    private static io.modelog.events.avro.Promotion sealed(Sealer sealer) throws IOException {
        return decoded(new PromotionCodec(7).encode(promotion(), sealer), PromotionCodec.SCHEMA);
    }

    @Test
    void artifacts_beyond_the_most_are_counted() throws IOException {
        var many =
                IntStream.rangeClosed(1, 250)
                        .mapToObj(n -> linked("shard", n, ArtifactKind.DATA))
                        .toArray(ModelEvent[]::new);

        var promotion = decoded(encoded(promotion(many)), PromotionCodec.SCHEMA);

        assertThat(promotion.getArtifacts()).hasSize(200);
        assertThat(promotion.getArtifactsLeftOut()).isEqualTo(52);
        assertThat(promotion.getArtifacts().get(1).getVersion()).isEqualTo(1);
        assertThat(promotion.getArtifacts().getLast().getVersion()).isEqualTo(199);
    }
}
