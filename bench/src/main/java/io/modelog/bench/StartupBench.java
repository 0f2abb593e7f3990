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

/// From starting a process to its ready line, and to the answer to its first command: in an empty directory, in one
/// that was left cleanly, and in one whose node was killed.
@Command(name = "startup", mixinStandardHelpOptions = true, description = "from start to ready")
public final class StartupBench implements Callable<Integer> {
    @Option(names = "--times", description = "default ${DEFAULT-VALUE}")
    private int times = 5;

    @Option(names = "--home", required = true, description = "where the launcher modelog is")
    private Path home = Path.of("");

    private final PrintStream out;

    StartupBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new StartupBench(System.out)).execute(args));
    }

    private record Times(List<Long> readyMillis, List<Long> answeredMillis) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private enum Ending {
        STOPPED,
        KILLED
    }

    @Override
    public Integer call() throws Exception {
        var program = NodeProgram.built(home);
        out.printf(
                "%-34s %20s %26s%n",
                "ms, min/median/max of " + times, "to the ready line", "to the first answer");
        measure("without AOT cache", program.withoutAotCache());
        if (program.aotCache() == null) {
            out.println("no AOT cache: ./modelog build makes it");
        } else {
            measure("with AOT cache", program);
        }
        return 0;
    }

    private void measure(String what, NodeProgram program) throws Exception {
        var cold = new Times();
        var warm = new Times();
        var killed = new Times();
        for (var i = 0; i < times; i++) {
            try (var directory = TemporaryDirectory.create()) {
                start(program, directory, cold, Ending.STOPPED);
                start(program, directory, warm, Ending.KILLED);
                start(program, directory, killed, Ending.STOPPED);
            }
        }
        print("cold, " + what, cold);
        print("warm, " + what, warm);
        print("after kill -9, " + what, killed);
    }

    private static void start(
            NodeProgram program, TemporaryDirectory directory, Times times, Ending ending)
            throws InterruptedException, IOException {
        var arguments = List.of("--port", "0", "--data-dir", directory.resolve("data").toString());
        try (var node = NodeProcess.start(program, directory.resolve("node.log"), arguments);
                var http = new RawHttp(node.url())) {
            times.readyMillis().add(node.readyAfter().toMillis());
            http.expect(Requests.registerModel("started-" + node.pid()));
            times.answeredMillis().add(node.sinceStart().toMillis());
            switch (ending) {
                case STOPPED -> node.stop();
                case KILLED -> node.kill9();
            }
        }
    }

    private void print(String what, Times times) {
        out.printf(
                "%-34s %20s %26s%n",
                what, spread(times.readyMillis()), spread(times.answeredMillis()));
    }

    private static String spread(List<Long> millis) {
        var sorted = millis.stream().sorted().toList();
        return "%,d / %,d / %,d"
                .formatted(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }
}
