package io.modelog.bench;

import io.modelog.embedded.EmbeddedKafka;
import io.modelog.events.codec.PromotionCodec;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Command.OnModel;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelDetails;
import io.modelog.projector.ProjectorConfig;
import io.modelog.projector.stream.Projection;
import io.modelog.projector.subject.Keyring;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.writer.CommandRequest;
import io.modelog.projector.writer.Outcome;
import io.modelog.projector.writer.Writers;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The writer without HTTP and without views, against plain produces by as many callers to the same broker, in rounds that
/// take turns. Broker, writer and callers are in one JVM; the views are closed once the writer has its heads.
@Command(
        name = "writer",
        mixinStandardHelpOptions = true,
        description = "the writer against plain produces")
public final class WriterBench implements Callable<Integer> {
    private static final int MODELS = 512;

    /// Nothing is forwarded here, and no schema is registered.
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @Option(names = "--callers", split = ",", description = "default ${DEFAULT-VALUE}")
    private List<Integer> callers = List.of(1, 64, 512);

    @Option(names = "--seconds", description = "of each measurement; default ${DEFAULT-VALUE}")
    private int seconds = 5;

    @Option(
            names = "--rounds",
            description = "default ${DEFAULT-VALUE}; one more before them is not counted")
    private int rounds = 3;

    @Option(names = "--slots", description = "writers; default ${DEFAULT-VALUE}")
    private int slots = 2;

    @Option(names = "--with-views", description = "let the views follow while it is measured")
    private boolean withViews;

    private final PrintStream out;

    WriterBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new WriterBench(System.out)).execute(args));
    }

    private record Compared(int callers, List<Load.Figures> writer, List<Load.Figures> plain) {}

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
                var plain = new PlainProduces(kafka.bootstrapServers())) {
            compare(kafka, directory.resolve("views"), plain);
            return 0;
        }
    }

    private void compare(EmbeddedKafka kafka, Path views, PlainProduces plain) throws Exception {
        var config =
                new ProjectorConfig(
                        kafka.bootstrapServers(),
                        NOWHERE,
                        "bench",
                        NOWHERE,
                        views,
                        slots,
                        (short) 1,
                        false);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Topics.prepare(admin, slots, (short) 1);
            var projection =
                    Projection.start(
                            kafka.bootstrapServers(), "modelog-views-bench", views, EventLog.CODEC);
            try (var writers =
                    new Writers(
                            config,
                            slots,
                            admin,
                            projection.views(),
                            EventLog.CODEC,
                            new Keyring(),
                            new PromotionCodec(1))) {
                writers.join();
                awaitSlots(writers);
                registerModels(writers);
                if (!withViews) {
                    projection.close();
                }
                measure(writers, plain);
            } finally {
                projection.close();
            }
        }
    }

    private static void awaitSlots(Writers writers) {
        while (!writers.slots().stream().allMatch(Writers.SlotStatus::local)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void registerModels(Writers writers) {
        for (var model = 0; model < MODELS; model++) {
            submit(writers, model, new ModelCommand.Register(uuid(), ModelDetails.NONE, List.of()));
        }
    }

    private void measure(Writers writers, PlainProduces plain) throws Exception {
        var all =
                callers.stream()
                        .map(n -> new Compared(n, new ArrayList<>(), new ArrayList<>()))
                        .toList();
        for (var round = 0; round <= rounds; round++) {
            for (var compared : all) {
                var load =
                        new Load(
                                compared.callers(),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(seconds));
                var plainFigures = plain.measure(load);
                var writerFigures = writes(writers, load);
                if (round > 0) {
                    compared.plain().add(plainFigures);
                    compared.writer().add(writerFigures);
                }
            }
        }
        print(all);
    }

    private static Load.Figures writes(Writers writers, Load load) throws Exception {
        return load.run(caller ->
                Load.CallerCalls.of(() ->
                        submit(
                                writers,
                                caller % MODELS,
                                new ModelCommand.CreateVersion(
                                        uuid(), null, "trained on iris", List.of(), List.of()))));
    }

    private static void submit(Writers writers, int model, ModelCommand command) {
        var id = uuid().toString();
        var request =
                new CommandRequest(
                        new OnModel(new ModelName("load-" + model), command),
                        new CommandId(id),
                        false,
                        new CorrelationId(id),
                        new Actor("bench"),
                        null,
                        OptionalLong.empty());
        var outcome = writers.submit(request).join();
        if (!(outcome instanceof Outcome.Committed)) {
            throw new IllegalStateException("%s: %s".formatted(request, outcome));
        }
    }

    /// Not the JDK's, whose secure source would be most of what a caller does.
    private static UUID uuid() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }

    private void print(List<Compared> all) {
        out.printf("ratio: to plain produces by as many callers in the same round%n");
        var table = new Table(out);
        for (var compared : all) {
            table.row(
                    "plain produce, %d callers".formatted(compared.callers()),
                    compared.plain(),
                    List.of());
            table.row(
                    "writer, %d callers".formatted(compared.callers()),
                    compared.writer(),
                    compared.plain());
        }
    }
}
