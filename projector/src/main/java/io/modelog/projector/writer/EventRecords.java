package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.topic.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// An event as a Kafka record: key = stream, value = Avro, headers = CloudEvents 1.0 in binary mode, so that a consumer
/// can filter without decoding.
final class EventRecords {
    private static final Header SPEC_VERSION = header("ce_specversion", "1.0");
    private static final Header SOURCE = header("ce_source", "/modelog");
    private static final Header CONTENT_TYPE = header("content-type", "application/avro");

    private static final String ZEROS = "0".repeat(19);

    private EventRecords() {}

    static ProducerRecord<byte[], byte[]> of(EventEnvelope envelope, int partition, byte[] value) {
        var stream = envelope.stream().toString();
        return new ProducerRecord<>(
                Topics.EVENTS,
                partition,
                envelope.time().toEpochMilli(),
                stream.getBytes(UTF_8),
                value,
                List.of(
                        SPEC_VERSION,
                        header("ce_id", envelope.eventId().toString()),
                        SOURCE,
                        header("ce_type", "io.modelog." + envelope.event().type()),
                        header("ce_subject", stream),
                        header("ce_time", envelope.time().toString()),
                        header("ce_sequence", sortable(envelope.sequence())),
                        CONTENT_TYPE));
    }

    /// Nineteen digits, so that sequences sort as text (CloudEvents sequence extension).
    private static String sortable(long sequence) {
        var digits = Long.toString(sequence);
        return ZEROS.substring(digits.length()) + digits;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
