package io.modelog.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka broker and controller in this process, on 127.0.0.1 only, whose records outlive it in a data directory;
/// thread-safe. The only class that touches Kafka's server, which is not a public API.
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration REST_LIMIT = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final DataDirectory directory;
    private final KafkaRaftServer server;
    private final Ports ports;
    private boolean closed;

    private EmbeddedKafka(DataDirectory directory, KafkaRaftServer server, Ports ports) {
        this.directory = directory;
        this.server = server;
        this.ports = ports;
    }

    /// Starts on the ports that this directory had before, or on free ones when it is new or they are taken.
    ///
    /// @throws BrokerStartException when the directory is in use or cannot be read or written
    public static EmbeddedKafka start(Path dataDirectory) {
        return start(dataDirectory, Ports.ANY);
    }

    /// Starts with clients served on `port`; returns when the broker takes requests, within 60 s.
    ///
    /// @throws BrokerStartException when the port or the directory is in use, or the directory cannot be read or written
    public static synchronized EmbeddedKafka start(Path dataDirectory, int port) {
        var directory = DataDirectory.claim(dataDirectory);
        try {
            Ports ports = directory.ports(port);
            directory.requireSpace();
            directory.format();
            var broker = new EmbeddedKafka(directory, start(directory, ports), ports);
            LOG.atInfo()
                    .addKeyValue("bootstrap", broker.bootstrapServers())
                    .addKeyValue("directory", dataDirectory)
                    .log("embedded Kafka started");
            return broker;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + ports.broker();
    }

    /// Stops the broker cleanly, within 20 s; a second call does nothing.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop(server);
        directory.close();
        LOG.atInfo().addKeyValue("bootstrap", bootstrapServers()).log("embedded Kafka stopped");
    }

    private static KafkaRaftServer start(DataDirectory directory, Ports ports) {
        try (var faults = FatalFaults.intercept()) {
            MetadataLog.verify(directory.kafkaDirectory());
            var settings = BrokerSettings.of(directory.kafkaDirectory(), ports);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            startUp(server, faults);
            return server;
        } catch (BrokerStartException e) {
            throw e;
        } catch (ExecutionException e) {
            throw directory.startFailed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw directory.startFailed(e);
        } catch (IOException
                | TimeoutException
                | RuntimeException
                | Error e) { // Scala throws what it likes.
            throw directory.startFailed(e);
        }
    }

    /// When Kafka met a fatal fault of its own, threads of it can be left: it has no way to unwind them.
    private static void startUp(KafkaRaftServer server, FatalFaults faults)
            throws ExecutionException, InterruptedException, TimeoutException {
        var starter = Executors.newSingleThreadExecutor(daemon("embedded-kafka-start"));
        try {
            var started = CompletableFuture.runAsync(server::startup, starter);
            CompletableFuture.anyOf(started, faults.first())
                    .get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            stop(server);
            starter.shutdownNow();
            if (!starter.awaitTermination(REST_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atError().log("embedded Kafka's failed start does not end");
            }
            throw e;
        } finally {
            starter.shutdown();
        }
    }

    private static void stop(KafkaRaftServer server) {
        var stopper = Executors.newSingleThreadExecutor(daemon("embedded-kafka-stop"));
        try {
            CompletableFuture.runAsync(server::shutdown, stopper)
                    .thenRunAsync(server::awaitShutdown, stopper)
                    .get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atError().setCause(e).log("embedded Kafka did not stop cleanly");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopper.shutdownNow();
        }
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}
