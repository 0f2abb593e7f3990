package io.modelog.bench;

import io.modelog.embedded.EmbeddedKafka;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Kills a node (SIGKILL) in the middle of commands and starts it again, several times; then compares the log with what
/// the callers were told, and the views with the log.
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = "kill -9 in the middle of commands")
public final class CrashBench implements Callable<Integer> {
    @Option(names = "--kills", description = "default ${DEFAULT-VALUE}")
    private int kills = 5;

    @Option(names = "--commands", description = "at least; default ${DEFAULT-VALUE}")
    private int commands = 5000;

    @Option(names = "--callers", description = "default ${DEFAULT-VALUE}")
    private int callers = 32;

    private final PrintStream out;

    CrashBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new CrashBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create()) {
            return crash(directory.resolve("data"), directory.resolve("node.log")).print(out);
        }
    }

    private Verdict crash(Path data, Path log) throws Exception {
        var livesEach = Math.ceilDiv(commands, callers * Caller.COMMANDS_PER_LIFE);
        var total = callers * livesEach * Caller.COMMANDS_PER_LIFE;
        out.printf("%d commands from %d callers, %d kills%n", total, callers, kills);
        var progress = new Progress();
        try (var node = new RestartedNode(data, log);
                var running = Callers.start("crash", callers, livesEach, node::url, progress)) {
            for (var kill = 1; kill <= kills; kill++) {
                progress.awaitAnswers((long) total * kill / (kills + 1));
                killAndRestart(kill, node, progress);
            }
            var acknowledged = running.acknowledged();
            node.stop();
            return verdict(data, acknowledged);
        }
    }

    private void killAndRestart(int kill, RestartedNode node, Progress progress)
            throws InterruptedException {
        var killedNanos = System.nanoTime();
        node.kill9();
        progress.nextEpoch();
        var ready = node.restart();
        var answered = Duration.ofNanos(progress.awaitFirstAnswer() - killedNanos);
        out.printf(
                "kill %d: %,d ms from start to ready, %,d ms from kill to the first new answer%n",
                kill, ready.toMillis(), answered.toMillis());
    }

    private Verdict verdict(Path data, List<Acknowledged> acknowledged) throws Exception {
        try (var kafka = EmbeddedKafka.start(data.resolve("kafka"))) {
            var events = EventLog.read(kafka.bootstrapServers());
            out.printf(
                    "%d commands answered, %d events in the log%n",
                    acknowledged.size(), events.entries().size());
            var faults = new ArrayList<>(LogCheck.faults(events));
            faults.addAll(Acknowledged.faults(events, acknowledged));
            faults.addAll(ViewCheck.faults(kafka.bootstrapServers(), data, events));
            return new Verdict(faults);
        }
    }

    /// A node that comes back at another address each time, on the same data.
    private static final class RestartedNode implements AutoCloseable {
        private final Path data;
        private final Path log;
        private NodeProcess process;
        private volatile URI url;

        RestartedNode(Path data, Path log) throws InterruptedException {
            this.data = data;
            this.log = log;
            this.process = start();
            this.url = process.url();
        }

        private NodeProcess start() {
            return NodeProcess.start(
                    NodeProgram.here(), log, List.of("--port", "0", "--data-dir", data.toString()));
        }

        URI url() {
            return url;
        }

        void kill9() throws InterruptedException {
            process.kill9();
        }

        Duration restart() throws InterruptedException {
            process = start();
            url = process.url();
            return process.readyAfter();
        }

        void stop() throws InterruptedException {
            process.stop();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
