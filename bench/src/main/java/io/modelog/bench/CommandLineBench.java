package io.modelog.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How long a person waits for `./modelog model list`, from the launcher's start to its end.
@Command(
        name = "command-line",
        mixinStandardHelpOptions = true,
        description = "./modelog model list on a running node")
public final class CommandLineBench implements Callable<Integer> {
    private static final long BAR_MILLIS = 200;

    /// The node has just started, and compiles what it runs often.
    private static final int WARM_UPS = 40;

    private static final int MODELS = 20;

    @Option(names = "--times", description = "default ${DEFAULT-VALUE}")
    private int times = 40;

    @Option(names = "--home", required = true, description = "where the launcher modelog is")
    private Path home = Path.of("");

    private final PrintStream out;

    CommandLineBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new CommandLineBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var node =
                        NodeProcess.start(
                                NodeProgram.built(home),
                                directory.resolve("node.log"),
                                List.of(
                                        "--port",
                                        "0",
                                        "--data-dir",
                                        directory.resolve("data").toString()));
                var http = new RawHttp(node.url())) {
            for (var i = 0; i < MODELS; i++) {
                http.expect(Requests.registerModel("model-" + i));
            }
            var millis = new ArrayList<Long>();
            for (var i = -WARM_UPS; i < times; i++) {
                var took = list(node.url().toString());
                if (i >= 0) {
                    millis.add(took);
                }
            }
            millis.sort(null);
            var median = millis.get(times / 2);
            out.printf(
                    "./modelog model list, %d models, ms, min/median/p90/max of %d: %d / %d / %d / %d%n",
                    MODELS,
                    times,
                    millis.getFirst(),
                    median,
                    millis.get(times * 9 / 10),
                    millis.getLast());
            return new Verdict(
                            median <= BAR_MILLIS
                                    ? List.of()
                                    : List.of("the median is %d ms".formatted(median)))
                    .print(out);
        }
    }

    private long list(String url) throws IOException, InterruptedException {
        var command = new ProcessBuilder(home.resolve("modelog").toString(), "model", "list");
        command.environment().put("MODELOG_URL", url);
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var start = System.nanoTime();
        var code = command.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("./modelog model list ended with " + code);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
