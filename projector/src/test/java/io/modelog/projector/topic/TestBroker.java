package io.modelog.projector.topic;

import io.modelog.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/// A broker without topics, for tests that need them to be as they say.
public final class TestBroker implements AutoCloseable {
    private final Path directory;
    private final EmbeddedKafka kafka;
    private final Admin admin;

    public TestBroker() throws IOException {
        directory = Files.createTempDirectory("modelog-projector-");
        kafka = EmbeddedKafka.start(directory);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public Admin admin() {
        return admin;
    }

    /// Deletes the topics of Modelog, and returns when they are gone.
    public void clear() throws Exception {
        for (var topic :
                List.of(
                        Topics.EVENTS,
                        Topics.PROMOTIONS,
                        Topics.SUBSCRIPTIONS,
                        Topics.OWNERS,
                        Topics.KEYS)) {
            try {
                admin.deleteTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        while (admin.listTopics().names().get().stream()
                .anyMatch(name -> name.startsWith("modelog."))) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        admin.close();
        kafka.close();
        Utils.delete(directory.toFile());
    }
}
