package io.modelog.projector.writer;

import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Fills an empty log in one transaction, while nobody else can write: for a log that is brought from elsewhere.
///
/// Each record is told where it is to stand, and a commit fails unless all of them do. So whoever wrote a partition after
/// its end was looked up is found. Once each partition has a record, [#fenceWriters] shuts out who writes now; who opens
/// a slot later waits until the transaction has ended ([SlotLog#settle]). Not thread-safe.
public final class SoleWriter implements AutoCloseable {
    /// The longest that a transaction may take: Kafka's default of `transaction.max.timeout.ms`.
    public static final Duration TRANSACTION_LIMIT = Duration.ofMinutes(15);

    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(5);
    private static final int BATCH_BYTES = 256 << 10;
    private static final int LINGER_MILLIS = 5;

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Integer, Long> next;
    private final AtomicReference<@Nullable KafkaException> failure = new AtomicReference<>();
    private boolean ended;

    private SoleWriter(
            String bootstrapServers,
            KafkaProducer<byte[], byte[]> producer,
            Map<Integer, Long> next) {
        this.bootstrapServers = bootstrapServers;
        this.producer = producer;
        this.next = new TreeMap<>(next);
    }

    /// Ends what another one left open. Throws [KafkaException].
    ///
    /// @param next where the next record of each partition is to stand
    public static SoleWriter begin(String bootstrapServers, Map<Integer, Long> next) {
        var producer =
                producer(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "modelog-import",
                                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                                (int) TRANSACTION_LIMIT.toMillis(),
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4",
                                ProducerConfig.LINGER_MS_CONFIG,
                                LINGER_MILLIS,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                BATCH_BYTES,
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                                1,
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                Topics.RECORD_BYTES_MAX));
        try {
            producer.initTransactions();
            producer.beginTransaction();
            return new SoleWriter(bootstrapServers, producer, next);
        } catch (KafkaException e) {
            producer.close(CLOSE_AT_MOST);
            throw e;
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Where the next record of a partition is to stand.
    public long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /// Puts closing records into a partition, so that the next record stands at `offset`.
    public void fill(int partition, long offset) {
        while (next(partition) < offset) {
            append(ClosingRecord.in(Topics.EVENTS, partition, 0));
        }
    }

    /// Throws [KafkaException] when one of the records before could not be written, or did not come to stand where it was
    /// to.
    ///
    /// @param record of the log, with its partition
    public void append(ProducerRecord<byte[], byte[]> record) {
        check();
        var partition = record.partition();
        long expected = next.merge(partition, 1L, Long::sum) - 1;
        var _ =
                producer.send(
                        record,
                        (sent, e) -> {
                            if (e != null) {
                                failure.compareAndSet(null, new KafkaException(e));
                            } else if (sent.offset() != expected) {
                                failure.compareAndSet(
                                        null, new SomebodyWrites(partition, expected));
                            }
                        });
    }

    /// A record of another topic, which shares the transaction.
    public void alongside(ProducerRecord<byte[], byte[]> record) {
        var _ = producer.send(record); // a failure fails the commit
    }

    private void check() {
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /// From when this returns, none of those that wrote before can.
    public void fenceWriters(int slots) {
        producer.flush();
        check();
        for (var slot = 0; slot < slots; slot++) {
            var settings =
                    Map.<String, Object>of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                            SlotLog.transactionalId(slot));
            var successor = producer(settings);
            try {
                successor.initTransactions();
            } finally {
                successor.close(CLOSE_AT_MOST);
            }
        }
    }

    /// Waits until everything is written and stands where it is to. Throws [KafkaException].
    public void flush() {
        producer.flush();
        check();
    }

    /// Shows everything at once. Throws [KafkaException]; then nothing is shown, or it is not known.
    public void commit() {
        flush();
        producer.commitTransaction();
        ended = true;
    }

    /// Without a commit before, nothing was written.
    @Override
    public void close() {
        try {
            if (!ended) {
                producer.abortTransaction();
            }
        } finally {
            producer.close(CLOSE_AT_MOST);
        }
    }

    /// Another one wrote into the log meanwhile.
    public static final class SomebodyWrites extends KafkaException {
        private static final long serialVersionUID = 1;

        SomebodyWrites(int partition, long offset) {
            super("somebody else wrote into partition %d, at %d".formatted(partition, offset));
        }
    }
}
