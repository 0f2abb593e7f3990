package io.modelog.embedded;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// A topic of one partition that keeps the last record of each key.
final class CompactedTopic {

    private CompactedTopic() {}

    /// Creates the topic unless it exists.
    ///
    /// @throws IllegalStateException when it exists with more partitions or another clean-up policy
    static void ensure(String bootstrapServers, String name, short replicationFactor) {
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var topic =
                    new NewTopic(name, 1, replicationFactor)
                            .configs(
                                    Map.of(
                                            TopicConfig.CLEANUP_POLICY_CONFIG,
                                            TopicConfig.CLEANUP_POLICY_COMPACT));
            var created = admin.createTopics(List.of(topic));
            try {
                KafkaAnswers.await(created.all(), "create topic " + name);
            } catch (TopicExistsException _) {
                check(admin, name);
            }
        }
    }

    private static void check(Admin admin, String name) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var described = admin.describeTopics(List.of(name)).allTopicNames();
        var configured = admin.describeConfigs(List.of(resource)).all();
        int partitions =
                KafkaAnswers.await(described, "describe topic " + name).values().stream()
                        .mapToInt(topic -> topic.partitions().size())
                        .sum();
        String policy =
                KafkaAnswers.await(configured, "describe topic " + name).values().stream()
                        .map(config -> config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
                        .findFirst()
                        .orElse("unknown");
        if (partitions != 1 || !policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new IllegalStateException(
                    "topic %s has %d partitions and cleanup.policy=%s; a schema registry needs 1 and compact: alter it, or delete it when it is not a registry's"
                            .formatted(name, partitions, policy));
        }
    }
}
