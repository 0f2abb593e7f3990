package io.modelog.bench;

import com.sun.management.OperatingSystemMXBean;
import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.note.KeyName;
import io.modelog.audit.note.PrivateNoteKey;
import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.verify.CheckpointSeries;
import io.modelog.audit.verify.LogAudit;
import io.modelog.embedded.EmbeddedKafka;
import io.modelog.projector.topic.Topics;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast a long log is proved: chains, sequences, and the trees of its checkpoints.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "prove a long log with ten checkpoints")
public final class VerifyBench implements Callable<Integer> {
    private static final int TRANSACTION = 2000;
    private static final int CHECKPOINTS = 10;
    private static final int EVENTS_PER_SECOND_MIN = 100_000;

    /// CPU time tells how fast it is even when others use the machine.
    private static final OperatingSystemMXBean OS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Option(names = "--events", description = "default ${DEFAULT-VALUE}")
    private int events = 1_000_000;

    @Option(names = "--models", description = "default ${DEFAULT-VALUE}")
    private int models = 2000;

    @Option(names = "--rounds", description = "default ${DEFAULT-VALUE}")
    private int rounds = 3;

    private final PrintStream out;

    VerifyBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new VerifyBench(System.out)).execute(args));
    }

    private record Keys(PrivateNoteKey own, PublicNoteKey theirs) {}

    @Override
    public Integer call() throws Exception {
        var keys = PrivateNoteKey.generate(new KeyName("bench.example/log"), Keys::new);
        try (var directory = TemporaryDirectory.create();
                var kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            var log = new KafkaLog(kafka.bootstrapServers(), KafkaLog.EVENTS, KafkaLog.CHECKPOINTS);
            try (var admin = Admin.create(settings(log))) {
                Topics.prepare(admin, 2, (short) 1);
            }
            fill(log, keys);
            return verify(log, keys).print(out);
        }
    }

    private Verdict verify(KafkaLog log, Keys keys) throws InterruptedException {
        var faults = new ArrayList<String>();
        var best = 0L;
        for (var round = 1; round <= rounds; round++) {
            var started = System.nanoTime();
            var cpuStarted = OS.getProcessCpuTime();
            var findings = audit(log, keys).findings();
            var millis = Math.max(1, Duration.ofNanos(System.nanoTime() - started).toMillis());
            var rate = findings.events() * 1000 / millis;
            best = Math.max(best, rate);
            var cpuMicros = (OS.getProcessCpuTime() - cpuStarted) / 1000.0 / findings.events();
            out.printf(
                    "%,d events of %,d streams proved in %,d ms, with %d checkpoints: %,d events/s; %.1f microseconds of CPU for each, the broker's with it%n",
                    findings.events(),
                    findings.streams(),
                    millis,
                    findings.checkpoints(),
                    rate,
                    cpuMicros);
            findings.faults().forEach(fault -> faults.add(fault.toString()));
            if (findings.covered() != events) {
                faults.add("%,d of %,d events are covered".formatted(findings.covered(), events));
            }
        }
        if (best < EVENTS_PER_SECOND_MIN) {
            faults.add("%,d events/s; %,d are wanted".formatted(best, EVENTS_PER_SECOND_MIN));
        }
        return new Verdict(faults);
    }

    private static LogAudit audit(KafkaLog log, Keys keys) throws InterruptedException {
        var series = CheckpointSeries.of(CheckpointTopic.read(log), List.of(keys.theirs));
        return LogAudit.of(log, series, NodeSink.NONE, new LongAdder());
    }

    /// Writes the log and signs it ten times on the way.
    private void fill(KafkaLog log, Keys keys) throws InterruptedException {
        var batch = new ArrayList<ProducerRecord<String, byte[]>>();
        var sample =
                new SampleLog(
                        EventLog.CODEC,
                        models,
                        7,
                        (stream, record) ->
                                batch.add(
                                        new ProducerRecord<>(
                                                log.events(), stream.toString(), record)));
        try (var producer = producer(log);
                var topic = CheckpointTopic.open(log)) {
            producer.initTransactions();
            var audit = audit(log, keys);
            for (var sent = 0; sent < events; ) {
                while (batch.size() < Math.min(TRANSACTION, events - sent)) {
                    sample.train();
                }
                var before = sent / (events / CHECKPOINTS);
                sent += send(producer, batch.subList(0, Math.min(batch.size(), events - sent)));
                if (sent / (events / CHECKPOINTS) > before || sent == events) {
                    audit.advance();
                    topic.append(audit.sign(keys.own).toString());
                }
            }
        }
    }

    private static int send(
            KafkaProducer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        producer.beginTransaction();
        for (var record : records) {
            var _ = producer.send(record); // the commit fails when one of them did
        }
        producer.commitTransaction();
        var sent = records.size();
        records.clear();
        return sent;
    }

    private static KafkaProducer<String, byte[]> producer(KafkaLog log) {
        var settings = new HashMap<>(settings(log));
        settings.put("transactional.id", "verify-bench");
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", 5);
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("batch.size", 65536);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(KafkaLog log) {
        return Map.of("bootstrap.servers", log.bootstrapServers());
    }
}
