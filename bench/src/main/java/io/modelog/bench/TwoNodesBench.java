package io.modelog.bench;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Two nodes on one broker: either takes commands, each shows what the other wrote, a paused owner loses its slots and
/// cannot write when it wakes, a stopped one hands them over.
@Command(
        name = "two-nodes",
        mixinStandardHelpOptions = true,
        description = "two nodes on one broker")
public final class TwoNodesBench implements Callable<Integer> {
    @Option(
            names = "--rounds",
            description =
                    "of writing to one node and reading from the other; default ${DEFAULT-VALUE}")
    private int rounds = 200;

    private final PrintStream out;

    TwoNodesBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new TwoNodesBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var broker = BrokerWithRegistry.start(directory.resolve("broker"));
                var nodes = TwoNodes.start(broker, directory);
                var scenario = new TwoNodesScenario(nodes, out)) {
            scenario.bothAnswer();
            scenario.eitherShowsWhatTheOtherWrote(rounds);
            scenario.aPausedOwnerIsReplacedAndFenced();
            scenario.aStoppedOwnerHandsOver();
            return scenario.verdict(broker).print(out);
        }
    }
}
