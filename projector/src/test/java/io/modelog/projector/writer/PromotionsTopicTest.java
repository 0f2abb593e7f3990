package io.modelog.projector.writer;

import static io.modelog.projector.writer.TestNode.committed;
import static io.modelog.projector.writer.TestNode.createVersion;
import static io.modelog.projector.writer.TestNode.promote;
import static io.modelog.projector.writer.TestNode.promotions;
import static io.modelog.projector.writer.TestNode.register;
import static io.modelog.projector.writer.TestNode.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.codec.PromotionCodec;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plain consumer finds in `modelog.promotions`. Each test has a model of its own.
class PromotionsTopicTest {
    private static TestNode node;

    @BeforeAll
    static void startNode(@TempDir Path dir) {
        node = TestNode.start("promoter", dir);
        await().atMost(Duration.ofSeconds(30)).until(node::ownsAll);
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @Test
    void each_change_of_stage_is_told_once_and_in_order() {
        node.submit(request("told", register()));
        node.submit(request("told", createVersion()));
        node.submit(request("told", createVersion()));
        node.submit(request("told", promote(1)));
        node.submit(request("told", promote(2), "forced"));
        node.submit(request("told", promote(2), "forced"));

        assertThat(promotions("told").stream().map(PromotionsTopicTest::decoded))
                .extracting(
                        p -> "%s: %s to %s".formatted(p.get("version"), p.get("from"), p.get("to")))
                .containsExactly(
                        "1: null to production",
                        "1: production to archived",
                        "2: null to production");
    }

    @Test
    void a_record_can_be_chosen_by_its_headers_and_leads_to_its_event() {
        node.submit(request("chosen", register()));
        node.submit(request("chosen", createVersion()));
        var event = committed(node.submit(request("chosen", promote(1)))).events().getFirst();

        var record = promotions("chosen").getFirst();

        assertThat(record.headers())
                .extracting(h -> h.key() + "=" + new String(h.value(), UTF_8))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=" + event.eventId(),
                        "ce_source=/modelog/promotions",
                        "ce_type=io.modelog.Promotion",
                        "ce_subject=model/chosen",
                        "ce_time=" + event.time(),
                        "ce_sequence=0000000000000000003",
                        "content-type=application/avro",
                        "ce_stage=production");
        assertThat(decoded(record).get("sequence")).isEqualTo(3L);
    }

    @Test
    void what_is_linked_by_the_same_command_is_told_too() {
        node.submit(request("linked", register()));
        node.submit(request("linked", createVersion()));
        var weights = new ArtifactVersionId(new ArtifactName("weights"), 4);
        var content =
                new ArtifactContent("s3://b/weights/4", "a".repeat(64), 9, "text/plain", "Weights");

        committed(
                node.submit(
                        request(
                                "linked",
                                new ModelCommand.OnVersion(
                                        new VersionSelector.Numbered(1),
                                        List.of(
                                                new VersionCommand.ChangeStage(
                                                        Stage.STAGING, false),
                                                new VersionCommand.LinkArtifact(
                                                        weights,
                                                        ArtifactKind.MODEL,
                                                        content,
                                                        false))))));

        var artifacts = (List<?>) decoded(promotions("linked").getFirst()).get("artifacts");
        assertThat(artifacts)
                .hasToString(
                        """
                        [{"artifact": "weights", "version": 4, "kind": "MODEL", "content": \
                        {"uri": "s3://b/weights/4", "sha256": "%s", "sizeBytes": 9, \
                        "mediaType": "text/plain", "type": "Weights"}}]\
                        """
                                .formatted("a".repeat(64)));
    }

    @Test
    void what_is_refused_tells_nothing() {
        node.submit(request("refused-promotion", register()));
        node.submit(request("refused-promotion", promote(7)));

        assertThat(promotions("refused-promotion")).isEmpty();
    }

    private static GenericRecord decoded(ConsumerRecord<byte[], byte[]> record) {
        var bytes = record.value();
        assertThat(bytes).startsWith(0, 0, 0, 0, TestNode.PROMOTION_SCHEMA);
        try {
            return new GenericDatumReader<GenericRecord>(PromotionCodec.SCHEMA)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
