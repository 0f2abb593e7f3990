package io.modelog.projector.stream;

import io.modelog.events.codec.EventCodec;
import io.modelog.projector.replay.Replay;
import io.modelog.projector.schema.SchemaRegistryException;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.UnreadableRecord;
import io.modelog.projector.view.ViewSize;
import io.modelog.projector.view.ViewStore;
import io.modelog.projector.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of a cluster, folded into the views of this node as it grows. A record that can not be folded stops it for
/// good: a view with a hole is a lie. Thread-safe.
public final class Projection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    /// Records folded into one write of the views.
    private static final int POLL_RECORDS_MAX = 2000;

    private static final int PARTITION_FETCH_BYTES = 4 << 20;
    private static final int FETCH_BYTES = 16 << 20;

    /// At the end of a partition that ends in markers of transactions, each restart waits this long.
    private static final int FETCH_WAIT_MILLIS = 50;

    private final ViewStore store;
    private final String bootstrapServers;
    private final KafkaStreams streams;
    private final Replay replay;
    private final Thread starting;
    private volatile boolean caughtUp;
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;

    private Projection(
            ViewStore store, String bootstrapServers, StreamsConfig config, EventCodec codec) {
        this.store = store;
        this.replay = new Replay(store, bootstrapServers, codec);
        this.bootstrapServers = bootstrapServers;
        this.streams =
                new KafkaStreams(
                        ViewsTopology.build(config, store),
                        config,
                        new ProjectionClients(store, () -> closing && !caughtUp));
        streams.setUncaughtExceptionHandler(e -> {
            failed(e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((state, _) -> checkGoesOn(state));
        this.starting = Thread.ofPlatform().name("views-start").unstarted(this::catchUp);
    }

    /// Opens the views below `stateDir` and returns; they catch up with the log in a thread of their own.
    ///
    /// @param applicationId of Kafka Streams; names the directory of the views
    public static Projection start(
            String bootstrapServers, String applicationId, Path stateDir, EventCodec codec) {
        var store = new ViewStore(codec, Topics.EVENTS_PARTITIONS);
        var projection =
                new Projection(
                        store,
                        bootstrapServers,
                        config(bootstrapServers, applicationId, stateDir),
                        codec);
        projection.starting.start();
        return projection;
    }

    private static StreamsConfig config(
            String bootstrapServers, String applicationId, Path stateDir) {
        var config = new HashMap<String, Object>();
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        consumer(config, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer(config, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX);
        consumer(config, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        consumer(config, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        consumer(config, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        return new StreamsConfig(config);
    }

    private static void consumer(Map<String, Object> config, String key, Object value) {
        config.put(StreamsConfig.globalConsumerPrefix(key), value);
    }

    private void catchUp() {
        try {
            store.readFrom(Topics.eventsId(bootstrapServers));
            store.fillBy(replay::fill);
            streams.start();
            store.remember();
            caughtUp = true;
            checkGoesOn(streams.state());
            LOG.atInfo()
                    .addKeyValue("position", views().applied())
                    .log("views have caught up with the log");
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /// The start throws whatever ends it. After that, Kafka Streams tells the handler of exceptions but not of errors.
    private void checkGoesOn(KafkaStreams.State state) {
        if (caughtUp && state.hasStartedOrFinishedShuttingDown()) {
            failed(
                    new IllegalStateException(
                            "the thread that folds the log has ended; its error is in the log of this node"));
        }
    }

    private synchronized void failed(Throwable cause) {
        if (!closing && failure == null) {
            failure = cause;
            LOG.atError().setCause(cause).log("the projection has stopped");
        }
    }

    /// Also while they catch up.
    public Views views() {
        return store.views();
    }

    /// Folds the log anew beside the views.
    public Replay replay() {
        return replay;
    }

    /// How much each view holds.
    public List<ViewSize> sizes() {
        return store.sizes();
    }

    /// Whether the views have reached what the log held at the start, and follow it.
    public boolean caughtUp() {
        return caughtUp && failure == null;
    }

    /// Why the projection has stopped; empty while it runs.
    public Optional<String> failure() {
        var now = failure;
        return now == null ? Optional.empty() : Optional.of(reason(now));
    }

    private static String reason(Throwable failure) {
        var cause = failure;
        while (!(cause instanceof UnreadableRecord) && cause.getCause() != null) {
            if (cause instanceof SchemaRegistryException) {
                return "the schema registry did not answer: " + cause.getMessage();
            }
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /// Writes what was folded and stops; the next start goes on from there.
    @Override
    public void close() {
        closing = true;
        replay.close();
        try {
            starting.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!streams.close(CLOSE_LIMIT)) {
            LOG.atError().log("the projection did not stop in time");
        }
    }
}
