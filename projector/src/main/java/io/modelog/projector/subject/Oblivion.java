package io.modelog.projector.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.id.KeyId;
import io.modelog.projector.ProjectorConfig;
import io.modelog.projector.replay.Replay;
import io.modelog.projector.replay.ReplayRefused;
import io.modelog.projector.replay.ReplayReport;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.ViewsUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has this node forget who was erased: the writers drop what they remember, and the views, whose rows hold names, are
/// folded anew. What was forgotten last is kept in a file, so that an erasure that this node has slept through, or has
/// not finished with, is made up for.
public final class Oblivion implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Oblivion.class);
    private static final Duration REBUILD_POLL = Duration.ofMillis(50);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(5);

    /// A later record closes the segment that an erasure is in; only closed ones are compacted.
    private static final Duration SWEEP_AFTER = Topics.KEYS_SEGMENT.plusSeconds(5);

    private final String bootstrapServers;
    private final Path file;
    private final Keyring keyring;
    private final Replay replay;
    private final Runnable writersForget;
    private final Thread thread;
    private volatile Optional<KeyId> forgotten = Optional.empty();

    public Oblivion(
            ProjectorConfig config, Keyring keyring, Replay replay, Runnable writersForget) {
        this.bootstrapServers = config.bootstrapServers();
        this.file = config.dataDir().resolve("forgotten");
        this.keyring = keyring;
        this.replay = replay;
        this.writersForget = writersForget;
        this.thread = Thread.ofVirtual().name("modelog-oblivion").start(this::run);
    }

    /// Whether rows of this node may still name a subject who was erased.
    public boolean isDue() {
        var erased = keyring.lastErased();
        return erased.isPresent() && !erased.equals(forgotten);
    }

    private void run() {
        try {
            forgotten = read();
            var sweeps = true;
            while (true) {
                if (keyring.awaitErased(forgotten, SWEEP_AFTER)) {
                    forgetOrLog();
                    sweeps = true;
                } else if (sweeps && forgotten.isPresent()) {
                    sweep();
                    sweeps = false;
                }
            }
        } catch (InterruptedException | InterruptException _) {
            LOG.atDebug().log("no longer watching for erasures");
        }
    }

    private void forgetOrLog() throws InterruptedException {
        try {
            forget();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) { // the edge of one try
            LOG.atError().setCause(e).log("an erased subject is not forgotten yet; trying again");
            Thread.sleep(RETRY_AFTER);
        }
    }

    private void forget() throws InterruptedException {
        var erased = keyring.awaitEnd() ? keyring.lastErased() : forgotten;
        if (erased.equals(forgotten)) {
            return; // an older one, read on the way to the end of the topic, or not all is read yet
        }
        writersForget.run();
        while (!rebuilt()) {
            Thread.sleep(RETRY_AFTER);
        }
        write(erased.orElseThrow());
        forgotten = erased;
        LOG.atInfo().addKeyValue("key", erased.orElseThrow()).log("an erased subject is forgotten");
    }

    /// Whether views that were begun after the erasure serve now.
    private boolean rebuilt() throws InterruptedException {
        try {
            var begun = replay.rebuild().startedAt();
            while (true) {
                var report = replay.last(ReplayReport.Kind.REBUILD).orElseThrow();
                if (!report.startedAt().equals(begun)) {
                    return false;
                }
                if (report.phase().isEnd()) {
                    return report.phase() == ReplayReport.Phase.DONE;
                }
                Thread.sleep(REBUILD_POLL);
            }
        } catch (ReplayRefused | ViewsUnavailable _) {
            return false; // another replay, or the start of the node, comes to its end first
        }
    }

    private void sweep() {
        var settings =
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "modelog-sweep");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.KEYS, 0, "slot/sweep".getBytes(UTF_8), new byte[0]));
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("erased keys are compacted only after the next record");
        }
    }

    private Optional<KeyId> read() {
        try {
            return Optional.of(KeyId.parse(Files.readString(file).strip()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).addKeyValue("file", file).log("the views are folded anew");
            return Optional.empty();
        }
    }

    private void write(KeyId erased) {
        try {
            Files.createDirectories(file.getParent());
            var next = file.resolveSibling("forgotten.next");
            Files.writeString(next, erased + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("file", file)
                    .log("the views are folded anew at the next start");
        }
    }

    /// Ends early; the next start goes on.
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_AT_MOST)) {
                LOG.atWarn().log("still forgetting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
