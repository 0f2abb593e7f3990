package io.modelog.projector.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.embedded.SharedKafka;
import io.modelog.events.codec.PromotionCodec;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.ProjectorConfig;
import io.modelog.projector.stream.Projection;
import io.modelog.projector.subject.Keyring;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.TestLog;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A node without HTTP, and what a test asks of it.
record TestNode(String bootstrap, Admin admin, Projection projection, Writers writers)
        implements AutoCloseable {
    static final int SLOTS = 2;
    static final int PROMOTION_SCHEMA = 2;

    /// @param parent of its views
    static TestNode start(String id, Path parent) {
        var bootstrap = SharedKafka.bootstrapServers();
        var admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        Topics.prepare(admin, SLOTS, (short) 1);
        var url = URI.create("http://" + id);
        var config =
                new ProjectorConfig(
                        bootstrap, url, id, url, parent.resolve(id), SLOTS, (short) 1, false);
        var projection =
                Projection.start(bootstrap, "views-" + id, config.dataDir(), TestLog.CODEC);
        var writers =
                new Writers(
                        config,
                        SLOTS,
                        admin,
                        projection.views(),
                        TestLog.CODEC,
                        new Keyring(),
                        new PromotionCodec(PROMOTION_SCHEMA));
        writers.join();
        return new TestNode(bootstrap, admin, projection, writers);
    }

    boolean ownsAll() {
        return writers.slots().stream().allMatch(Writers.SlotStatus::local);
    }

    Outcome submit(CommandRequest request) {
        return writers.submit(request).orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        writers.close();
        projection.close();
        admin.close();
    }

    static CommandRequest request(String model, ModelCommand command) {
        return request(model, command, UUID.randomUUID().toString());
    }

    static CommandRequest request(String model, ModelCommand command, String id) {
        return new CommandRequest(
                new Command.OnModel(new ModelName(model), command),
                new CommandId(id),
                true,
                new CorrelationId("tests"),
                new Actor("ada"),
                "because",
                OptionalLong.empty());
    }

    static ModelCommand register() {
        return new ModelCommand.Register(UUID.randomUUID(), ModelDetails.NONE, List.of());
    }

    static ModelCommand createVersion() {
        return createVersion("as it is");
    }

    static ModelCommand createVersion(String description) {
        return new ModelCommand.CreateVersion(
                UUID.randomUUID(), null, description, List.of(), List.of());
    }

    static ModelCommand promote(long number) {
        return new ModelCommand.OnVersion(
                new VersionSelector.Numbered(number),
                new VersionCommand.ChangeStage(Stage.PRODUCTION, true));
    }

    static Outcome.Committed committed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        return (Outcome.Committed) outcome;
    }

    static List<ConsumerRecord<byte[], byte[]>> promotions(String model) {
        return LogRecords.of(
                SharedKafka.bootstrapServers(),
                Topics.PROMOTIONS,
                StreamId.of(new ModelName(model)));
    }

    static List<ConsumerRecord<byte[], byte[]>> records(String model) {
        return LogRecords.of(
                SharedKafka.bootstrapServers(), Topics.EVENTS, StreamId.of(new ModelName(model)));
    }
}
