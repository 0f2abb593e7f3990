package io.modelog.events.model;

import io.modelog.events.decider.Decision;
import io.modelog.events.id.VersionName;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/// Prints how long deciding and folding takes in a model of 100,000 versions. Run by hand.
final class ModelThroughput {
    private static final int VERSIONS = 100_000;
    private static final int ROUNDS = 3;
    private static final int COMMANDS = 20_000;

    private long created;
    private Model model = ModelDecider.DECIDER.initial();

    private ModelThroughput() {}

    public static void main(String[] args) {
        var throughput = new ModelThroughput();
        throughput.obey(new ModelCommand.Register(new UUID(1, 0), ModelDetails.NONE, List.of()));
        throughput.measure("create", VERSIONS, _ -> throughput.create());
        for (var round = 1; round <= ROUNDS; round++) {
            throughput.measure("create", COMMANDS, _ -> throughput.create());
            throughput.measure("promote", COMMANDS, n -> on(Long.toString(n), promote()));
            throughput.measure("log by stage", COMMANDS, n -> on("production", log(n)));
            throughput.measure("log by id", COMMANDS, n -> on(new UUID(0, n).toString(), log(n)));
            throughput.measure("log by name", COMMANDS, n -> on("name" + n, log(n)));
            throughput.measure("roll back", 50, _ -> new ModelCommand.Rollback(Stage.PRODUCTION));
            throughput.measure(
                    "define stages",
                    10,
                    n ->
                            new ModelCommand.DefineStages(
                                    Iris.stages(n % 2 == 0 ? "qa! production!" : "eu! production!")
                                            .stages()));
        }
    }

    private ModelCommand create() {
        created++;
        return new ModelCommand.CreateVersion(
                new UUID(0, created),
                new VersionName("name" + created),
                null,
                List.of(),
                List.of());
    }

    private static ModelCommand on(String version, VersionCommand command) {
        return Iris.on(VersionSelector.parse(version), command);
    }

    private static VersionCommand promote() {
        return new VersionCommand.ChangeStage(Stage.PRODUCTION, true);
    }

    private static VersionCommand log(long number) {
        return new VersionCommand.LogMetadata(Iris.metadata("n", (int) number));
    }

    private void measure(String what, int count, LongFunction<ModelCommand> command) {
        var start = System.nanoTime();
        for (var n = 1L; n <= count; n++) {
            obey(command.apply(n));
        }
        System.out.printf(
                "%-14s %,10.1f µs%n", what, (System.nanoTime() - start) / 1_000.0 / count);
    }

    private void obey(ModelCommand command) {
        if (ModelDecider.decide(model, command) instanceof Decision.Accepted(var events)) {
            model = ModelDecider.DECIDER.fold(model, events);
        }
    }
}
