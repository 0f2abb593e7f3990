package io.modelog.projector;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.PromotionCodec;
import io.modelog.projector.feed.EventFeed;
import io.modelog.projector.replay.Replay;
import io.modelog.projector.replay.ReplayReport.Kind;
import io.modelog.projector.schema.ConfluentSchemas;
import io.modelog.projector.stream.Projection;
import io.modelog.projector.subject.Keyring;
import io.modelog.projector.subject.KeysTopic;
import io.modelog.projector.subject.Oblivion;
import io.modelog.projector.subscription.Subscriptions;
import io.modelog.projector.topic.LogEnd;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.ViewSize;
import io.modelog.projector.view.Views;
import io.modelog.projector.writer.Writers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The reading and writing half of a node, without HTTP. Thread-safe.
public final class Projector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration CATCH_UP_POLL = Duration.ofMillis(5);
    private static final Duration FAILURE_POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(5);

    private final Admin admin;
    private final Projection projection;
    private final Writers writers;
    private final Keyring keyring;
    private final KeysTopic keys;
    private final Oblivion oblivion;
    private final EventFeed feed;
    private final Subscriptions subscriptions;
    private final Thread watch;

    private Projector(
            Admin admin,
            ProjectorConfig config,
            Keyring keyring,
            KeysTopic keys,
            Projection projection,
            Writers writers,
            EventFeed feed,
            Subscriptions subscriptions) {
        this.admin = admin;
        this.keyring = keyring;
        this.keys = keys;
        this.projection = projection;
        this.writers = writers;
        this.feed = feed;
        this.subscriptions = subscriptions;
        this.oblivion = new Oblivion(config, keyring, projection.replay(), this::forget);
        this.watch = Thread.ofVirtual().name("modelog-watch").start(this::watch);
    }

    /// Makes or checks the topics, registers the schema, then starts views and writers; returns before they have caught
    /// up. Topics and schema are fetched side by side, as each costs a round trip on a cold JVM.
    ///
    /// Throws `TopicsUnfit` when the cluster's topics are not as they must be, `SchemaRegistryException` when the
    /// registry does not take our schema.
    public static Projector start(ProjectorConfig config) {
        var schemas =
                CompletableFuture.supplyAsync(
                        () -> ConfluentSchemas.register(config.registryUrl()),
                        Thread::startVirtualThread);
        var admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                config.bootstrapServers()));
        try {
            var slots = Topics.prepare(admin, config.slots(), config.replicationFactor());
            return start(config, admin, slots, joined(schemas));
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static Projector start(
            ProjectorConfig config, Admin admin, int slots, ConfluentSchemas schemas) {
        var keyring = new Keyring();
        var codec = new EventCodec(schemas, keyring);
        var keys = new KeysTopic(config.bootstrapServers(), keyring);
        var projection =
                Projection.start(
                        config.bootstrapServers(),
                        "modelog-views-" + config.nodeId(),
                        config.dataDir(),
                        codec);
        var writers =
                new Writers(
                        config,
                        slots,
                        admin,
                        projection.views(),
                        codec,
                        keyring,
                        new PromotionCodec(schemas.promotions()));
        var feed =
                new EventFeed(
                        config.bootstrapServers(),
                        projection.views(),
                        codec,
                        Topics.EVENTS_PARTITIONS);
        return new Projector(
                admin,
                config,
                keyring,
                keys,
                projection,
                writers,
                feed,
                new Subscriptions(config.bootstrapServers()));
    }

    /// Lets this node write while its views follow the log, and only then: a node that is folding its views anew would
    /// keep slots from the nodes that could serve them. With an empty log there is nothing to wait for.
    private void watch() {
        try {
            var empty = isLogEmpty();
            while (!empty && !projection.caughtUp() && projection.failure().isEmpty()) {
                Thread.sleep(CATCH_UP_POLL);
            }
            writers.join();
            while (projection.failure().isEmpty()) {
                Thread.sleep(FAILURE_POLL);
            }
            writers.leave();
        } catch (InterruptedException _) {
            LOG.atDebug().log("no longer watching the views");
        }
    }

    private boolean isLogEmpty() throws InterruptedException {
        try {
            return LogEnd.of(admin, _ -> true).offsets().isEmpty();
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("the end of the log is not known; waiting for the views");
            return false;
        }
    }

    private void forget() {
        writers.forget();
        feed.forget();
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public Views views() {
        return projection.views();
    }

    public Writers writers() {
        return writers;
    }

    /// For those who follow the log.
    public EventFeed feed() {
        return feed;
    }

    /// Of those who follow the log by a name.
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /// Folds the log anew beside the views.
    public Replay replay() {
        return projection.replay();
    }

    /// The subjects whose names or words are sealed.
    public Keyring keyring() {
        return keyring;
    }

    /// Whether rows of this node may still name a subject who was erased.
    public boolean isForgetting() {
        return oblivion.isDue();
    }

    /// How much each view holds.
    public List<ViewSize> viewSizes() {
        return projection.sizes();
    }

    /// How many records the views are behind the committed end of the log, markers of transactions counted.
    public long lag() throws InterruptedException {
        return LogEnd.of(admin, _ -> true).offsets().entrySet().stream()
                .mapToLong(
                        end -> Math.max(0, end.getValue() + 1 - views().nextOffset(end.getKey())))
                .sum();
    }

    /// What is missing until this node can answer everything: empty when it is ready.
    public List<String> notReady() {
        var missing = new ArrayList<String>();
        projection
                .failure()
                .ifPresent(failure -> missing.add("the projection stopped: " + failure));
        if (!projection.caughtUp()) {
            missing.add(catchingUp());
        }
        writers.slots().stream()
                .filter(slot -> slot.owner() == null)
                .forEach(slot -> missing.add("slot %d has no owner".formatted(slot.slot())));
        return missing;
    }

    private String catchingUp() {
        return replay().last(Kind.FILL)
                .filter(fill -> !fill.phase().isEnd())
                .map(fill ->
                        "the views are filled from the log: %.0f %%".formatted(100 * fill.done()))
                .orElse("the views are catching up");
    }

    /// Leaves the writers' group, so that another node takes over at once, and stops.
    @Override
    public void close() {
        watch.interrupt();
        oblivion.close();
        feed.close();
        subscriptions.close();
        writers.close();
        projection.close();
        keys.close();
        admin.close(CLOSE_AT_MOST);
    }
}
