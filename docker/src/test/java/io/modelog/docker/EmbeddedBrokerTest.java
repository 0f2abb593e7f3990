package io.modelog.docker;

import io.modelog.embedded.EmbeddedKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The contract on the broker of the default start.
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedBrokerTest implements BrokerContract {
    private EmbeddedKafka broker;

    @BeforeAll
    void start(@TempDir Path directory) {
        broker = EmbeddedKafka.start(directory);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }
}
