package io.modelog.audit.shell;

import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogUnavailable;
import io.modelog.embedded.BrokerStartException;
import io.modelog.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A log within reach, and the broker when it was started for this command alone.
public record OpenLog(KafkaLog log, @Nullable EmbeddedKafka broker) implements AutoCloseable {
    public static OpenLog at(String bootstrapServers, String events, String checkpoints) {
        return new OpenLog(new KafkaLog(bootstrapServers, events, checkpoints), null);
    }

    /// The log of a node with an embedded broker: that of the running node, else one started on its files.
    public static OpenLog in(Path dataDir, String events, String checkpoints) {
        var kafka = dataDir.resolve("kafka");
        if (!Files.isDirectory(kafka)) {
            throw new LogUnavailable(
                    "%s holds no log; --data-dir or --bootstrap-servers says where one is"
                            .formatted(dataDir));
        }
        try {
            if (isInUse(kafka)) {
                return at("127.0.0.1:" + port(kafka), events, checkpoints);
            }
            var broker = EmbeddedKafka.start(kafka);
            return new OpenLog(
                    new KafkaLog(broker.bootstrapServers(), events, checkpoints), broker);
        } catch (IOException | BrokerStartException e) {
            throw new LogUnavailable("%s: %s".formatted(kafka, e.getMessage()), e);
        }
    }

    /// The running broker holds the lock.
    private static boolean isInUse(Path kafka) throws IOException {
        var file = kafka.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException _) {
            return true; // by this very process
        }
    }

    private static String port(Path kafka) throws IOException {
        var ports = new Properties();
        try (var in = Files.newBufferedReader(kafka.resolve("ports.properties"))) {
            ports.load(in);
        }
        return ports.getProperty("broker", "");
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
