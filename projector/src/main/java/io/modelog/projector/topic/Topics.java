package io.modelog.projector.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.events.id.StreamId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/// The topics of Modelog in a cluster: made when they are missing, checked when they are there.
public final class Topics {
    /// The log.
    public static final String EVENTS = "modelog.events";

    /// What a consumer needs of each change of stage. A model is in the partition that it has in the log.
    public static final String PROMOTIONS = "modelog.promotions";

    /// Where named subscriptions are in the log, and their dead letters; one partition.
    public static final String SUBSCRIPTIONS = "modelog.subscriptions";

    /// Who writes which slot; as many partitions as slots.
    public static final String OWNERS = "modelog.owners";

    /// Keys of the subjects whom the log names: one partition, so that a key and its deletion are compacted together.
    public static final String KEYS = "modelog.keys";

    /// Fixed for life: the partition of a stream follows from it.
    public static final int EVENTS_PARTITIONS = 12;

    /// Largest record. A request body of 1 MiB always fits, whatever its event adds.
    public static final int RECORD_BYTES_MAX = 4 << 20;

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration APPEARS_LIMIT = Duration.ofSeconds(30);
    private static final Duration APPEARS_STEP = Duration.ofMillis(50);
    private static final int SAFE_REPLICATION = 3;

    private static final Map<String, String> EVENTS_CONFIG =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, "delete",
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                    TopicConfig.COMPRESSION_TYPE_CONFIG, "producer",
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RECORD_BYTES_MAX),
                    // records keep the time of their event, which never goes back within a stream
                    TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                            Long.toString(Long.MAX_VALUE));

    /// As of the log.
    private static final Map<String, String> PROMOTIONS_CONFIG = EVENTS_CONFIG;

    private static final Map<String, String> COMPACTED =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, "compact",
                    TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(1 << 20),
                    TopicConfig.SEGMENT_MS_CONFIG, Long.toString(TimeUnit.HOURS.toMillis(1)));

    /// How old a record of [#KEYS] may become before a segment of its own closes behind it, and how long what was
    /// deleted may then stay.
    public static final Duration KEYS_SEGMENT = Duration.ofMinutes(1);

    private static final Map<String, String> KEYS_CONFIG =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    "compact",
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(KEYS_SEGMENT.toMillis()),
                    TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(KEYS_SEGMENT.toMillis()),
                    TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                    "0.01",
                    TopicConfig.DELETE_RETENTION_MS_CONFIG,
                    Long.toString(KEYS_SEGMENT.toMillis()),
                    TopicConfig.FILE_DELETE_DELAY_MS_CONFIG,
                    "1000");

    private final Admin admin;
    private final short replicationFactor;

    private Topics(Admin admin, short replicationFactor) {
        this.admin = admin;
        this.replicationFactor = replicationFactor;
    }

    /// Makes what is missing, checks what is there, and returns the number of slots that the cluster has. Nodes may do
    /// this at the same time. Throws [TopicsUnfit].
    ///
    /// @param slots of a cluster that has no topics yet
    /// @param replicationFactor of topics that are made; -1 for the broker's default
    public static int prepare(Admin admin, int slots, short replicationFactor) {
        var topics = new Topics(admin, replicationFactor);
        var events = topics.partitions(EVENTS, EVENTS_PARTITIONS, EVENTS_CONFIG);
        var promotions = topics.partitions(PROMOTIONS, EVENTS_PARTITIONS, PROMOTIONS_CONFIG);
        topics.partitions(SUBSCRIPTIONS, 1, COMPACTED);
        var owners = topics.partitions(OWNERS, slots, COMPACTED);
        var keys = topics.partitions(KEYS, 1, KEYS_CONFIG);
        topics.checkKept(EVENTS, events, EVENTS_CONFIG);
        topics.checkKept(PROMOTIONS, promotions, PROMOTIONS_CONFIG);
        topics.check(OWNERS, COMPACTED, TopicConfig.CLEANUP_POLICY_CONFIG);
        topics.check(SUBSCRIPTIONS, COMPACTED, TopicConfig.CLEANUP_POLICY_CONFIG);
        topics.checkKeys(keys);
        return owners;
    }

    private void checkKeys(int partitions) {
        if (partitions != 1) {
            throw new TopicsUnfit(
                    "%s has %d partitions and must have 1; restore it from its backup"
                            .formatted(KEYS, partitions));
        }
        check(
                KEYS,
                KEYS_CONFIG,
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.SEGMENT_MS_CONFIG,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG);
    }

    /// A topic that keeps all for ever, partition by partition.
    private void checkKept(String topic, int partitions, Map<String, String> config) {
        if (partitions != EVENTS_PARTITIONS) {
            throw new TopicsUnfit(
                    "%s has %d partitions and must have %d, which can not be changed once it holds events; when it holds none: kafka-topics --delete --topic %s, and start again"
                            .formatted(topic, partitions, EVENTS_PARTITIONS, topic));
        }
        check(
                topic,
                config,
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.RETENTION_MS_CONFIG,
                TopicConfig.RETENTION_BYTES_CONFIG);
        checkAtLeast(
                topic,
                config,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);
    }

    /// The id that Kafka gave the log: one that is deleted and made anew has another. Throws [TopicsUnfit].
    public static Uuid eventsId(String bootstrapServers) {
        try (var admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return new Topics(admin, (short) -1)
                    .description(EVENTS)
                    .map(TopicDescription::topicId)
                    .orElseThrow(() -> new TopicsUnfit("there is no " + EVENTS));
        }
    }

    /// The partition of a stream's records, as Kafka's own producer chooses it.
    public static int partitionOf(StreamId stream) {
        return Utils.toPositive(Utils.murmur2(stream.toString().getBytes(UTF_8)))
                % EVENTS_PARTITIONS;
    }

    private int partitions(String topic, int wanted, Map<String, String> config) {
        var there = partitions(topic);
        if (there.isEmpty()) {
            create(topic, wanted, config);
        }
        var deadline = System.nanoTime() + APPEARS_LIMIT.toNanos();
        while (there.isEmpty() && System.nanoTime() < deadline) {
            pause();
            there = partitions(topic);
        }
        return there.orElseThrow(() ->
                new TopicsUnfit(
                        "%s was made, but brokers do not show it after %s; see their logs"
                                .formatted(topic, APPEARS_LIMIT)));
    }

    private Optional<Integer> partitions(String topic) {
        return description(topic).map(d -> d.partitions().size());
    }

    private Optional<TopicDescription> description(String topic) {
        try {
            return Optional.ofNullable(
                    get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    private void create(String topic, int partitions, Map<String, String> config) {
        var wanted = new NewTopic(topic, Optional.of(partitions), factor()).configs(config);
        try {
            var replication =
                    get(
                            admin.createTopics(
                                            List.of(wanted),
                                            new CreateTopicsOptions().validateOnly(true))
                                    .replicationFactor(topic));
            var all = new HashMap<>(config);
            if (replication >= SAFE_REPLICATION) {
                all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
            }
            get(admin.createTopics(List.of(wanted.configs(all))).all());
        } catch (TopicExistsException _) {
            // another node was faster
        }
    }

    private Optional<Short> factor() {
        return replicationFactor == -1 ? Optional.empty() : Optional.of(replicationFactor);
    }

    private void check(String topic, Map<String, String> config, String... keys) {
        check(topic, config, String::equals, keys);
    }

    private void checkAtLeast(String topic, Map<String, String> config, String... keys) {
        check(
                topic,
                config,
                (value, least) -> Long.parseLong(value) >= Long.parseLong(least),
                keys);
    }

    private void check(
            String topic,
            Map<String, String> config,
            BiPredicate<String, String> fits,
            String... keys) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var found =
                get(admin.describeConfigs(List.of(resource)).all())
                        .getOrDefault(resource, new Config(List.of()));
        for (var key : keys) {
            var value = found.get(key).value();
            var expected = config.getOrDefault(key, "");
            if (!fits.test(value, expected)) {
                throw unfit(topic, key, value, expected);
            }
        }
    }

    private static TopicsUnfit unfit(String topic, String key, String value, String expected) {
        return new TopicsUnfit(
                "%s has %s=%s and must have %s=%s: kafka-configs --bootstrap-server <broker> --alter --entity-type topics --entity-name %s --add-config %s=%s"
                        .formatted(topic, key, value, key, expected, topic, key, expected));
    }

    private static void pause() {
        try {
            Thread.sleep(APPEARS_STEP);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(REQUEST_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("asking the cluster for its topics failed", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not answer within %d s; is it where --bootstrap-servers says?"
                            .formatted(REQUEST_LIMIT.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while preparing the topics");
    }
}
