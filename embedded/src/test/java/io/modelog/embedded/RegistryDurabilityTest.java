package io.modelog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryDurabilityTest {

    @TempDir Path directory;

    @Test
    void all_that_was_answered_is_there_after_a_restart() {
        RegistryState before;
        try (var kafka = EmbeddedKafka.start(directory);
                var registry = SchemaRegistry.open(kafka.bootstrapServers())) {
            registry.execute(
                    state -> RegistryDecider.register(state, "books", RegistryContract.BOOK));
            registry.execute(state ->
                    RegistryDecider.register(state, "books", RegistryContract.BOOK_WITH_YEAR));
            registry.execute(
                    state -> RegistryDecider.register(state, "gone", RegistryContract.BOOK));
            registry.execute(state -> RegistryDecider.deleteSubject(state, "gone", false));
            registry.execute(state -> RegistryDecider.deleteSubject(state, "gone", true));
            registry.execute(_ -> RegistryDecider.setLevel("books", "FORWARD"));
            registry.execute(_ -> RegistryDecider.setLevel(null, "FULL"));
            before = registry.state();
        }
        try (var kafka = EmbeddedKafka.start(directory);
                var registry = SchemaRegistry.open(kafka.bootstrapServers())) {
            assertThat(registry.state()).isEqualTo(before);
            assertThat(registry.state().versionsOf("books")).hasSize(2);
            assertThat(registry.state().subjects()).doesNotContainKey("gone");
        }
    }

    @Test
    void a_topic_that_is_not_a_registrys_is_refused() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory);
                var admin =
                        Admin.create(
                                Map.<String, Object>of(
                                        "bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("_schemas", 3, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> SchemaRegistry.open(kafka.bootstrapServers()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                            "topic _schemas has 3 partitions and cleanup.policy=delete;");
        }
    }
}
