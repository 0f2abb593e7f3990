package io.modelog.projector.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TopicsTest {
    private static final Map<String, String> FOREVER =
            Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    "-1",
                    "retention.bytes",
                    "-1",
                    "max.message.bytes",
                    "4194304",
                    "message.timestamp.after.max.ms",
                    "9223372036854775807");

    private final TestBroker broker;

    TopicsTest() throws IOException {
        broker = new TestBroker();
    }

    @BeforeEach
    void clear() throws Exception {
        broker.clear();
    }

    @AfterAll
    void close() throws IOException {
        broker.close();
    }

    private int prepare(int slots) {
        return Topics.prepare(broker.admin(), slots, (short) 1);
    }

    private void make(String topic, int partitions, Map<String, String> config) throws Exception {
        broker.admin()
                .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(config)))
                .all()
                .get();
    }

    private String config(String topic, String key) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var configs = broker.admin().describeConfigs(List.of(resource)).all().get();
        return requireNonNull(configs.get(resource)).get(key).value();
    }

    @Test
    void topics_that_are_missing_are_made() throws Exception {
        assertThat(prepare(2)).isEqualTo(2);

        assertThat(config(Topics.EVENTS, "cleanup.policy")).isEqualTo("delete");
        assertThat(config(Topics.EVENTS, "retention.ms")).isEqualTo("-1");
        assertThat(config(Topics.EVENTS, "retention.bytes")).isEqualTo("-1");
        assertThat(config(Topics.EVENTS, "compression.type")).isEqualTo("producer");
        assertThat(config(Topics.EVENTS, "message.timestamp.after.max.ms"))
                .isEqualTo("9223372036854775807");
        assertThat(config(Topics.PROMOTIONS, "cleanup.policy")).isEqualTo("delete");
        assertThat(config(Topics.PROMOTIONS, "retention.ms")).isEqualTo("-1");
        assertThat(config(Topics.OWNERS, "cleanup.policy")).isEqualTo("compact");
        assertThat(config(Topics.KEYS, "cleanup.policy")).isEqualTo("compact");
        assertThat(config(Topics.KEYS, "segment.ms")).isEqualTo("60000");
        assertThat(config(Topics.KEYS, "max.compaction.lag.ms")).isEqualTo("60000");
    }

    @Test
    void the_slots_are_those_of_the_cluster_whatever_is_asked() {
        prepare(2);

        assertThat(prepare(4)).isEqualTo(2);
    }

    @Test
    void nodes_that_start_at_the_same_time_agree() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var nodes = new ArrayList<Future<Integer>>();
            for (var slots = 1; slots <= 4; slots++) {
                var asked = slots;
                nodes.add(threads.submit(() -> prepare(asked)));
            }
            var agreed = nodes.getFirst().get();
            for (var node : nodes) {
                assertThat(node.get()).isEqualTo(agreed);
            }
        }
    }

    @Test
    void another_number_of_partitions_is_refused() throws Exception {
        make(Topics.EVENTS, 3, FOREVER);

        assertThatThrownBy(() -> prepare(2))
                .isInstanceOf(TopicsUnfit.class)
                .hasMessageStartingWith("modelog.events has 3 partitions and must have 12");
    }

    @Test
    void a_compacted_log_is_refused() throws Exception {
        make(Topics.EVENTS, 12, Map.of("cleanup.policy", "compact"));

        assertThatThrownBy(() -> prepare(2))
                .isInstanceOf(TopicsUnfit.class)
                .hasMessage(
                        "modelog.events has cleanup.policy=compact and must have cleanup.policy=delete: kafka-configs --bootstrap-server <broker> --alter --entity-type topics --entity-name modelog.events --add-config cleanup.policy=delete");
    }

    @Test
    void a_log_that_forgets_is_refused() throws Exception {
        make(Topics.EVENTS, 12, Map.of("retention.ms", "604800000"));

        assertThatThrownBy(() -> prepare(2))
                .isInstanceOf(TopicsUnfit.class)
                .hasMessageStartingWith(
                        "modelog.events has retention.ms=604800000 and must have retention.ms=-1: ")
                .hasMessageEndingWith("--add-config retention.ms=-1");
    }

    @Test
    void a_log_that_takes_smaller_records_is_refused() throws Exception {
        make(Topics.EVENTS, 12, with("max.message.bytes", "1048588"));

        assertThatThrownBy(() -> prepare(2))
                .isInstanceOf(TopicsUnfit.class)
                .hasMessageStartingWith(
                        "modelog.events has max.message.bytes=1048588 and must have max.message.bytes=4194304: ")
                .hasMessageEndingWith("--add-config max.message.bytes=4194304");
    }

    @Test
    void a_log_that_takes_larger_records_is_as_good() throws Exception {
        make(Topics.EVENTS, 12, with("max.message.bytes", "8388608"));

        assertThat(prepare(2)).isEqualTo(2);
    }

    @Test
    void a_log_that_refuses_times_ahead_of_the_broker_is_refused() throws Exception {
        make(Topics.EVENTS, 12, with("message.timestamp.after.max.ms", "3600000"));

        assertThatThrownBy(() -> prepare(2))
                .isInstanceOf(TopicsUnfit.class)
                .hasMessageEndingWith(
                        "--add-config message.timestamp.after.max.ms=9223372036854775807");
    }

    private static Map<String, String> with(String key, String value) {
        var config = new HashMap<>(FOREVER);
        config.put(key, value);
        return config;
    }

    @Test
    void promotions_that_are_forgotten_are_refused() throws Exception {
        make(Topics.PROMOTIONS, 12, with("retention.ms", "604800000"));

        assertThatThrownBy(() -> prepare(2))
                .isInstanceOf(TopicsUnfit.class)
                .hasMessageStartingWith(
                        "modelog.promotions has retention.ms=604800000 and must have retention.ms=-1: ");
    }

    @Test
    void a_log_that_is_made_anew_has_another_id() throws Exception {
        prepare(2);
        var first = Topics.eventsId(broker.bootstrapServers());
        assertThat(Topics.eventsId(broker.bootstrapServers())).isEqualTo(first);

        broker.clear();
        prepare(2);

        assertThat(Topics.eventsId(broker.bootstrapServers())).isNotEqualTo(first);
    }

    @Test
    void owners_that_are_not_compacted_are_refused() throws Exception {
        make(Topics.EVENTS, 12, FOREVER);
        make(Topics.OWNERS, 2, Map.of("cleanup.policy", "delete"));

        assertThatThrownBy(() -> prepare(2))
                .isInstanceOf(TopicsUnfit.class)
                .hasMessageStartingWith(
                        "modelog.owners has cleanup.policy=delete and must have cleanup.policy=compact: ");
    }

    @Test
    void a_stream_is_in_the_partition_that_a_producer_chooses() {
        for (var i = 0; i < 1000; i++) {
            var stream = StreamId.of(new ModelName("modèle-" + i));
            assertThat(Topics.partitionOf(stream))
                    .isEqualTo(
                            BuiltInPartitioner.partitionForKey(
                                    stream.toString().getBytes(UTF_8), 12));
        }
    }
}
