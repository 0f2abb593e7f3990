package io.modelog.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.audit.log.KafkaLog;
import io.modelog.embedded.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir private Path data = Path.of("");

    @Test
    void the_log_in_a_data_directory_is_proved_while_its_broker_runs_and_when_it_is_stopped()
            throws Exception {
        try (var broker = EmbeddedKafka.start(data.resolve("kafka"))) {
            var log =
                    new KafkaLog(broker.bootstrapServers(), KafkaLog.EVENTS, KafkaLog.CHECKPOINTS);
            try (var admin =
                    Admin.create(
                            Map.<String, Object>of("bootstrap.servers", log.bootstrapServers()))) {
                var topic = new NewTopic(log.events(), TestLog.PARTITIONS, (short) 1);
                admin.createTopics(List.of(topic)).all().get();
            }
            TestLog.write(log, TestLog.ofModels(3).entries());
            assertThat(verify()).contains("12 events of 3 streams");
        }
        assertThat(verify()).contains("12 events of 3 streams");
    }

    private String verify() {
        var out = new StringWriter();
        var err = new StringWriter();
        var code =
                Main.run(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        "verify",
                        "--data-dir",
                        data.toString());
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        return out.toString();
    }
}
