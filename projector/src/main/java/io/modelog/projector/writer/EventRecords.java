package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.log.CloudEvents;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Promotion;
import io.modelog.projector.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// An event, and what is told of a promotion, as Kafka records: key = stream, value = Avro, headers = CloudEvents 1.0 in
/// binary mode, so that a consumer can filter without decoding.
final class EventRecords {
    private static final Header SPEC_VERSION = header("ce_specversion", CloudEvents.SPEC_VERSION);
    private static final Header SOURCE = header("ce_source", CloudEvents.SOURCE);
    private static final Header PROMOTIONS_SOURCE =
            header("ce_source", CloudEvents.SOURCE + "/promotions");
    private static final Header CONTENT_TYPE = header("content-type", "application/avro");

    private EventRecords() {}

    static ProducerRecord<byte[], byte[]> of(EventEnvelope envelope, int partition, byte[] value) {
        var headers = headers(envelope, envelope.event().type(), SOURCE);
        return record(Topics.EVENTS, envelope, partition, value, headers);
    }

    /// Has the id of its event; another source, so that the two stay two for CloudEvents.
    static ProducerRecord<byte[], byte[]> of(Promotion promotion, int partition, byte[] value) {
        var headers = headers(promotion.envelope(), "Promotion", PROMOTIONS_SOURCE);
        headers.add(header("ce_stage", promotion.change().to().name()));
        return record(Topics.PROMOTIONS, promotion.envelope(), partition, value, headers);
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic,
            EventEnvelope envelope,
            int partition,
            byte[] value,
            List<Header> headers) {
        return new ProducerRecord<>(
                topic,
                partition,
                envelope.time().toEpochMilli(),
                envelope.stream().toString().getBytes(UTF_8),
                value,
                headers);
    }

    private static List<Header> headers(EventEnvelope envelope, String type, Header source) {
        return new ArrayList<>(
                List.of(
                        SPEC_VERSION,
                        header("ce_id", envelope.eventId().toString()),
                        source,
                        header("ce_type", CloudEvents.type(type)),
                        header("ce_subject", envelope.stream().toString()),
                        header("ce_time", envelope.time().toString()),
                        header("ce_sequence", CloudEvents.sequence(envelope.sequence())),
                        CONTENT_TYPE));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
