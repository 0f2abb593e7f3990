package io.modelog.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;

/// What an embedded broker keeps on disk: `lock`, `ports.properties`, and Kafka's own files in `kafka/`. Held by one
/// process at a time; the lock goes with the process, however it ends.
final class DataDirectory implements AutoCloseable {

    private static final long MINIMUM_MEGABYTES = 64;

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory claim(Path root) {
        try {
            Files.createDirectories(root);
            var channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new BrokerStartException(
                        "data directory %s is in use by process %s"
                                .formatted(root, Files.readString(root.resolve("lock")).strip()));
            }
            channel.truncate(0)
                    .write(
                            ByteBuffer.wrap(
                                    "%d%n"
                                            .formatted(ProcessHandle.current().pid())
                                            .getBytes(StandardCharsets.UTF_8)));
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new BrokerStartException(
                    "data directory %s cannot be used: %s".formatted(root, e), e);
        }
    }

    Path kafkaDirectory() {
        return root.resolve("kafka");
    }

    /// The ports to start on, remembered for the next start.
    Ports ports(int wanted) {
        if (wanted != Ports.ANY && !Ports.isFree(wanted)) {
            throw new BrokerStartException(
                    "port %d on %s is in use; choose another or stop what listens there"
                            .formatted(wanted, Ports.HOST));
        }
        try {
            Ports ports = choose(wanted);
            remember(ports);
            return ports;
        } catch (IOException | RuntimeException e) {
            throw startFailed(e);
        }
    }

    /// Refuses a start that would run out of disk half-way, where Kafka cannot be stopped cleanly.
    void requireSpace() {
        long freeMegabytes = freeMegabytes();
        if (freeMegabytes < MINIMUM_MEGABYTES) {
            throw new BrokerStartException(
                    "data directory %s has %d MB free; embedded Kafka needs %d to start"
                            .formatted(root, freeMegabytes, MINIMUM_MEGABYTES));
        }
    }

    /// Makes `kafka/` a Kafka log directory with a new cluster id, unless it is there. It is made aside and then renamed,
    /// so that there is never half of one.
    void format() {
        Path kafka = kafkaDirectory();
        if (Files.exists(kafka)) {
            return;
        }
        Path aside = root.resolve("kafka.new");
        try {
            deleteTree(aside);
            format(aside);
            Files.move(aside, kafka, StandardCopyOption.ATOMIC_MOVE);
        } catch (Exception e) { // Kafka's Formatter declares Exception.
            throw startFailed(e);
        }
    }

    private static void format(Path kafka) throws Exception {
        try (var silence =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(kafka.toString())
                    .addDirectory(kafka.toString())
                    .setSupportedFeatures(List.copyOf(Feature.PRODUCTION_FEATURES))
                    .setPrintStream(silence)
                    .run();
        }
    }

    BrokerStartException startFailed(Throwable cause) {
        return new BrokerStartException(
                "embedded Kafka cannot start on %s: %s".formatted(root, cause), cause);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("lock of " + root + " cannot be released", e);
        }
    }

    private Ports choose(int wanted) throws IOException {
        Ports remembered = remembered();
        Ports free = remembered != null && remembered.areFree() ? remembered : Ports.free();
        return wanted == Ports.ANY ? free : new Ports(wanted, free.controller());
    }

    private @Nullable Ports remembered() throws IOException {
        Path file = root.resolve("ports.properties");
        if (!Files.exists(file)) {
            return null;
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new Ports(
                Integer.parseInt(properties.getProperty("broker")),
                Integer.parseInt(properties.getProperty("controller")));
    }

    private void remember(Ports ports) throws IOException {
        Path file = root.resolve("ports.properties");
        Path next = root.resolve("ports.properties.next");
        Files.writeString(
                next, "broker=%d%ncontroller=%d%n".formatted(ports.broker(), ports.controller()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private long freeMegabytes() {
        try {
            return Files.getFileStore(root).getUsableSpace() >> 20;
        } catch (IOException e) {
            throw startFailed(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
