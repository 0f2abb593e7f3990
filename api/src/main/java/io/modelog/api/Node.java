package io.modelog.api;

import io.modelog.api.http.HttpServer;
import io.modelog.api.http.Metrics;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Tokens;
import io.modelog.api.run.Heartbeats;
import io.modelog.api.run.RunWatch;
import io.modelog.embedded.EmbeddedKafka;
import io.modelog.embedded.SchemaRegistry;
import io.modelog.projector.Projector;
import io.modelog.projector.ProjectorConfig;
import io.modelog.projector.writer.Writers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One node: HTTP, projector and, unless it is given a Kafka, a broker of its own. Started once, closed once.
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration READY_POLL = Duration.ofMillis(5);
    private static final Duration READY_REPORT = Duration.ofSeconds(10);

    private final ServerConfig config;
    private final Readiness readiness = new Readiness();
    private final Metrics metrics = new Metrics();
    private final Heartbeats heartbeats = new Heartbeats(System::nanoTime);
    private volatile boolean stopping;
    private boolean closed;
    private volatile @Nullable Thread starter;
    private volatile @Nullable DataDirectory directory;
    private volatile @Nullable CompletableFuture<EmbeddedKafka> broker;
    private volatile @Nullable HttpServer http;
    private volatile @Nullable CompletableFuture<SchemaRegistry> registry;
    private volatile @Nullable Projector projector;
    private volatile @Nullable RunWatch runs;

    public Node(ServerConfig config) {
        this.config = config;
    }

    /// Opens the socket, then everything behind it; returns when the node has a projector, which may still be catching
    /// up. A node that could not start is to be closed.
    public synchronized void start() throws IOException {
        starter = Thread.currentThread();
        if (stopping) {
            throw new StartFailure("stopped while starting");
        }
        var claimed = DataDirectory.claim(config.dataDir());
        directory = claimed;
        var nodeId = claimed.nodeId(config.nodeId());
        if (config.isEmbedded()) {
            broker = inThread(() -> EmbeddedKafka.start(claimed.kafka()));
        }
        var server = listen(nodeId);
        http = server;
        var jvm = inThread(metrics::bindJvm);
        var started =
                config.isEmbedded()
                        ? startWithRegistry(server, projectorConfig(nodeId, server, claimed))
                        : Projector.start(projectorConfig(nodeId, server, claimed));
        projector = started;
        readiness.opened(started);
        runs = new RunWatch(readiness, metrics, heartbeats);
        join(jvm);
        LOG.atInfo().addKeyValue("node", nodeId).addKeyValue("url", url()).log("node started");
    }

    /// Returns when nothing is missing any more, however long it takes.
    public void awaitReady() throws InterruptedException {
        var reportAt = System.nanoTime() + READY_REPORT.toNanos();
        for (var missing = readiness.missing(); !missing.isEmpty(); missing = readiness.missing()) {
            if (System.nanoTime() > reportAt) {
                LOG.atInfo().addKeyValue("missing", missing).log("node is not ready yet");
                reportAt = System.nanoTime() + READY_REPORT.toNanos();
            }
            Thread.sleep(READY_POLL);
        }
        starter = null;
    }

    /// Whether it was told to stop, perhaps before it had started.
    boolean isStopping() {
        return stopping;
    }

    /// Where people and other nodes reach it.
    public URI url() {
        return config.url(Objects.requireNonNull(http, "the node listens").port());
    }

    Writers writers() {
        return readiness.writers();
    }

    /// The Kafka that holds the log: the one given, or the embedded one.
    String bootstrapServers() {
        var starting = broker;
        return starting == null
                ? Objects.requireNonNull(config.bootstrapServers())
                : join(starting).bootstrapServers();
    }

    /// Stops in order: no more requests, those under way are answered, then the projector, then the broker. Waits for a
    /// start that is under way in another thread.
    @Override
    public void close() {
        stopping = true;
        var waiting = starter;
        if (!config.isEmbedded() && waiting != null && waiting != Thread.currentThread()) {
            waiting.interrupt(); // it may wait long for a Kafka that does not answer
        }
        closeParts();
    }

    private synchronized void closeParts() {
        if (closed) {
            return;
        }
        closed = true;
        close("events", projector == null ? null : projector.feed());
        close("http", http);
        close("run watch", runs);
        close("projector", projector);
        close("registry", started(registry));
        close("broker", started(broker));
        close("metrics", metrics);
        close("data directory", directory);
    }

    private HttpServer listen(String nodeId) throws IOException {
        var file = config.tokens();
        var listen =
                new HttpServer.Listen(
                        config.host(),
                        config.port(),
                        file == null ? null : Tokens.read(file),
                        config.isEmbedded());
        var routes = new ApiRoutes(nodeId, this::url, readiness, metrics, heartbeats);
        return HttpServer.start(listen, nodeId, readiness, metrics, routes::addTo);
    }

    private ProjectorConfig projectorConfig(
            String nodeId, HttpServer server, DataDirectory claimed) {
        var given = config.schemaRegistry();
        return new ProjectorConfig(
                bootstrapServers(),
                given == null ? server.registryUrl() : given,
                nodeId,
                url(),
                claimed.views(),
                config.slotsOrDefault(),
                config.replicationFactor(),
                config.personalData() == PersonalData.ENCRYPTED);
    }

    /// The projector's client waits for the registry, so both start side by side.
    private Projector startWithRegistry(HttpServer server, ProjectorConfig projectorConfig) {
        var opening = inThread(() -> SchemaRegistry.open(projectorConfig.bootstrapServers()));
        registry = opening;
        server.registry().servedBy(opening);
        try {
            return Projector.start(projectorConfig);
        } catch (RuntimeException e) {
            if (opening.isCompletedExceptionally()) {
                join(opening); // throws why the projector met no registry
            }
            throw e;
        }
    }

    private static <T> CompletableFuture<T> inThread(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Node::startThread);
    }

    private static CompletableFuture<?> inThread(Runnable task) {
        return CompletableFuture.runAsync(task, Node::startThread);
    }

    /// The common pool may have one thread only, and these tasks wait for each other.
    private static void startThread(Runnable task) {
        Thread.ofPlatform().daemon().name("node-start").start(task);
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// Null when it was not started, or could not start.
    private static @Nullable AutoCloseable started(
            @Nullable CompletableFuture<? extends AutoCloseable> starting) {
        try {
            return starting == null ? null : starting.join();
        } catch (CompletionException _) {
            return null;
        }
    }

    /// Goes on with the rest when one part does not stop cleanly.
    private static void close(String part, @Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) { // the next parts are to be stopped all the same
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("part", part)
                    .log("part of the node did not stop");
        }
    }
}
