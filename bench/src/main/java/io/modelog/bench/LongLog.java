package io.modelog.bench;

import io.modelog.projector.topic.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A [SampleLog] in Kafka, in large transactions, some of them aborted.
final class LongLog {
    private static final int TRANSACTION = 2000;
    private static final int ABORT_EACH = 50;

    /// What is trained next.
    @FunctionalInterface
    interface Training {
        void next(SampleLog log);
    }

    private LongLog() {}

    /// Returns how many those were: the last training is finished.
    static int write(String servers, int events, int models, PrintStream out) {
        return write(servers, events, models, SampleLog::train, out);
    }

    static int write(String servers, int events, int models, Training training, PrintStream out) {
        var started = System.nanoTime();
        var written = 0;
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers));
                var producer = producer(servers)) {
            Topics.prepare(admin, 2, (short) 1);
            producer.initTransactions();
            var sent = 0;
            var transaction = new ArrayList<ProducerRecord<String, byte[]>>();
            var log =
                    new SampleLog(
                            EventLog.CODEC,
                            models,
                            7,
                            (stream, record) ->
                                    transaction.add(
                                            new ProducerRecord<>(
                                                    Topics.EVENTS, stream.toString(), record)));
            for (var number = 1; sent < events; number++) {
                while (transaction.size() < Math.min(TRANSACTION, events - sent)) {
                    training.next(log);
                }
                if (number % ABORT_EACH == 0) {
                    send(producer, transaction);
                    producer.abortTransaction();
                }
                send(producer, transaction);
                producer.commitTransaction();
                sent += transaction.size();
                transaction.clear();
            }
            written = sent;
        }
        out.printf(
                "%,d events written in %,d ms%n",
                written, Duration.ofNanos(System.nanoTime() - started).toMillis());
        return written;
    }

    private static void send(
            KafkaProducer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        producer.beginTransaction();
        for (var record : records) {
            var _ = producer.send(record); // the commit fails when one of them did
        }
    }

    private static KafkaProducer<String, byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "transactional.id",
                        "long-log",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1,
                        "batch.size",
                        65536),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
