package io.modelog.bench;

import io.modelog.embedded.EmbeddedKafka;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.projector.stream.Projection;
import io.modelog.projector.topic.Topics;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast an empty node reads the log, and how soon one with views is back.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "fold a long log into views, and restart")
public final class RestoreBench implements Callable<Integer> {
    private static final int TRANSACTION = 2000;
    private static final int ABORT_EACH = 50;
    private static final int RESTARTS = 5;
    private static final int EVENTS_PER_SECOND_MIN = 45_000;
    private static final Duration RESTART_MAX = Duration.ofMillis(500);
    private static final SchemaIds SCHEMAS =
            new SchemaIds() {
                @Override
                public int current() {
                    return 1;
                }

                @Override
                public Schema schema(int id) {
                    return EventCodec.SCHEMA;
                }
            };

    @Option(names = "--events", description = "default ${DEFAULT-VALUE}")
    private int events = 1_000_000;

    @Option(names = "--models", description = "default ${DEFAULT-VALUE}")
    private int models = 2000;

    @Option(names = "--restores", description = "default ${DEFAULT-VALUE}")
    private int restores = 2;

    private final PrintStream out;

    RestoreBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new RestoreBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            fill(kafka.bootstrapServers());
            return measure(kafka.bootstrapServers(), directory).print(out);
        }
    }

    private Verdict measure(String servers, TemporaryDirectory directory)
            throws InterruptedException {
        var faults = new ArrayList<String>();
        var best = 0L;
        for (var round = 1; round <= restores; round++) {
            consume(servers);
            var views = directory.resolve("views-" + round);
            best = Math.max(best, restore(servers, views));
            if (round == restores) {
                faults.addAll(restart(servers, views));
            }
        }
        if (best < EVENTS_PER_SECOND_MIN) {
            faults.add("%,d events/s; %,d are wanted".formatted(best, EVENTS_PER_SECOND_MIN));
        }
        return new Verdict(faults);
    }

    private void fill(String servers) {
        var started = System.nanoTime();
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers));
                var producer = producer(servers)) {
            Topics.prepare(admin, 2, (short) 1);
            producer.initTransactions();
            var sent = 0;
            var transaction = new ArrayList<ProducerRecord<String, byte[]>>();
            var log =
                    new SampleLog(
                            new EventCodec(SCHEMAS),
                            models,
                            7,
                            (stream, record) ->
                                    transaction.add(
                                            new ProducerRecord<>(
                                                    Topics.EVENTS, stream.toString(), record)));
            for (var number = 1; sent < events; number++) {
                while (transaction.size() < Math.min(TRANSACTION, events - sent)) {
                    log.train();
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
            events = sent;
        }
        out.printf("%,d events written in %,d ms%n", events, millisSince(started));
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
                        "restore-bench",
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

    /// The limit: the same records read by a plain consumer that does nothing with them.
    private void consume(String servers) {
        var partitions =
                IntStream.range(0, Topics.EVENTS_PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
                        .toList();
        var started = System.nanoTime();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                servers,
                                "isolation.level",
                                "read_committed",
                                "max.poll.records",
                                2000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var read = 0;
            while (read < events) {
                read += consumer.poll(Duration.ofSeconds(1)).count();
            }
        }
        out.printf("plain consumer: %,d events/s%n", perSecond(started));
    }

    private long restore(String servers, Path views) throws InterruptedException {
        var started = System.nanoTime();
        try (var _ = start(servers, views)) {
            var rate = perSecond(started);
            out.printf(
                    "restore: %,d events/s in %,d ms; %.1f microseconds of CPU for each event in the folding thread%n",
                    rate, millisSince(started), foldingNanos() / 1000.0 / events);
            return rate;
        }
    }

    /// CPU time tells how fast it is even when others use the machine.
    private static long foldingNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread ->
                        thread != null && thread.getThreadName().endsWith("GlobalStreamThread"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private List<String> restart(String servers, Path views) throws InterruptedException {
        var faults = new ArrayList<String>();
        for (var round = 1; round <= RESTARTS; round++) {
            var started = System.nanoTime();
            try (var _ = start(servers, views)) {
                var millis = millisSince(started);
                out.printf("restart: %,d ms%n", millis);
                if (millis > RESTART_MAX.toMillis()) {
                    faults.add(
                            "restart %d took %,d ms; %,d are allowed"
                                    .formatted(round, millis, RESTART_MAX.toMillis()));
                }
            }
        }
        return faults;
    }

    private static Projection start(String servers, Path views) throws InterruptedException {
        var projection = Projection.start(servers, "modelog-views", views, new EventCodec(SCHEMAS));
        while (!projection.caughtUp()) {
            projection
                    .failure()
                    .ifPresent(why -> {
                        throw new IllegalStateException(why);
                    });
            Thread.sleep(1);
        }
        return projection;
    }

    private long perSecond(long startedNanos) {
        return events * 1000L / Math.max(1, millisSince(startedNanos));
    }

    private static long millisSince(long startedNanos) {
        return Duration.ofNanos(System.nanoTime() - startedNanos).toMillis();
    }
}
