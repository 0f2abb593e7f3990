package io.modelog.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/// The contract on the broker image of the compose file; needs a Docker engine.
class ContainerBrokerTest implements BrokerContract {
    private static final KafkaContainer BROKER =
            new KafkaContainer(Compose.image("apache/kafka"))
                    .withEnv(
                            "KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS",
                            Compose.setting("KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS"));

    @BeforeAll
    static void start() {
        boolean engine = DockerClientFactory.instance().isDockerAvailable();
        String reason = "no Docker engine here: the broker contract was not run on a container";
        if (!engine) {
            System.out.println("skipped: " + reason);
        }
        assumeTrue(engine, reason);
        BROKER.start();
    }

    @AfterAll
    static void stop() {
        BROKER.stop();
    }

    @Override
    public String bootstrapServers() {
        return BROKER.getBootstrapServers();
    }
}
