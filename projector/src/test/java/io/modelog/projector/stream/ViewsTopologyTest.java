package io.modelog.projector.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Facts;
import io.modelog.projector.view.TestLog;
import io.modelog.projector.view.UnreadableRecord;
import io.modelog.projector.view.ViewStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ViewsTopologyTest {
    @TempDir private Path directory;
    private final ViewStore store = new ViewStore(TestLog.CODEC, Topics.EVENTS_PARTITIONS);

    private Properties config() {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "views");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return config;
    }

    private static TestInputTopic<byte[], byte[]> log(TopologyTestDriver driver) {
        return driver.createInputTopic(
                Topics.EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Test
    void the_topology_is_the_one_that_was_agreed() throws IOException {
        try (var golden = requireNonNull(getClass().getResourceAsStream("/topology/views.txt"))) {
            assertThat(ViewsTopology.build(new StreamsConfig(config()), store).describe())
                    .hasToString(new String(golden.readAllBytes(), UTF_8));
        }
    }

    @Test
    void a_record_is_folded_into_the_views() {
        var record = TestLog.of(Facts.registered(Facts.IRIS)).records().getFirst();
        try (var driver =
                new TopologyTestDriver(
                        ViewsTopology.build(new StreamsConfig(config()), store), config())) {
            log(driver).pipeInput(new byte[] {1}, record.bytes());

            assertThat(store.views().model(Facts.IRIS)).isPresent();
        }
    }

    @Test
    void a_record_that_cannot_be_read_is_not_passed_over() {
        try (var driver =
                new TopologyTestDriver(
                        ViewsTopology.build(new StreamsConfig(config()), store), config())) {
            var log = log(driver);

            assertThatThrownBy(() -> log.pipeInput(new byte[] {1}, new byte[] {1}))
                    .hasRootCauseMessage("a record of 1 bytes is not in Confluent wire format")
                    .rootCause()
                    .isNotInstanceOf(UnreadableRecord.class);
        }
    }
}
