package io.modelog.projector.writer;

import io.modelog.projector.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Membership in the group that shares the slots out: Kafka assigns partition n of `modelog.owners`, and with it slot n.
///
/// The member is static, so a node that restarts within [#SESSION] gets its slots back without a rebalance.
final class Ownership implements AutoCloseable {
    /// A node that is silent for so long loses its slots.
    static final Duration SESSION = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(8);

    private final IntConsumer gained;
    private final IntConsumer lost;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;

    /// @param gained called with a slot when this node is to write it
    /// @param lost called with a slot when it no longer is, returns when it does not
    Ownership(String bootstrapServers, Node node, IntConsumer gained, IntConsumer lost) {
        this.gained = gained;
        this.lost = lost;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                "modelog-writers",
                                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                                node.id(),
                                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                                (int) SESSION.toMillis(),
                                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                                500,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "latest",
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("modelog-ownership").daemon().start(this::run);
    }

    private void run() {
        try {
            consumer.subscribe(List.of(Topics.OWNERS), new Slots());
            while (true) {
                poll();
            }
        } catch (WakeupException _) {
            LOG.atDebug().log("leaving the writers' group");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            consumer.close(
                    CloseOptions.timeout(CLOSE_AT_MOST)
                            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    private void poll() throws InterruptedException {
        try {
            consumer.poll(POLL);
        } catch (WakeupException e) {
            throw e;
        } catch (FencedInstanceIdException e) {
            LOG.atError()
                    .setCause(e)
                    .log("another node runs with this node's id; this one takes no slots any more");
            throw new WakeupException();
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("writers' group not reached");
            Thread.sleep(RETRY_AFTER);
        }
    }

    private final class Slots implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Only the assignment matters; the records are for the directory.
            consumer.pause(partitions);
            partitions.forEach(partition -> gained.accept(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> lost.accept(partition.partition()));
        }
    }

    /// Leaves the group, so that other nodes take over at once.
    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(CLOSE_AT_MOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
