package io.modelog.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

class ComposeTest {
    @Test
    void every_image_is_named_with_its_version() {
        assertThat(Compose.images())
                .containsExactly(
                        "apache/kafka:4.3.1",
                        "modelog:latest",
                        "confluentinc/cp-schema-registry:8.3.1");
    }

    @Test
    void the_brokers_have_the_version_of_our_clients() {
        assertThat(Compose.image("apache/kafka"))
                .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    }

    @Test
    void the_log_survives_the_loss_of_one_broker() {
        assertThat(
                        List.of(
                                Compose.setting("KAFKA_DEFAULT_REPLICATION_FACTOR"),
                                Compose.setting("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR"),
                                Compose.setting("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"),
                                Compose.setting("KAFKA_MIN_INSYNC_REPLICAS"),
                                Compose.setting("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR")))
                .containsExactly("3", "3", "3", "2", "2");
    }

    @Test
    void a_transaction_does_not_wait_for_the_brokers_default_backoff() {
        assertThat(Compose.setting("KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS")).isEqualTo("1");
    }
}
