package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.OnFailure;
import io.modelog.sdk.Run;
import io.modelog.sdk.RunStatus;
import io.modelog.sdk.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Kills a training process at every moment that its run tells of, and looks at what is left (V-40, V-41): a version that
/// is to be deleted is gone; one that is to be kept is linked to all outputs of the steps that completed and to nothing
/// else; the node ends the run, and the next one finds no obstacle.
@Command(
        name = "killed-steps",
        mixinStandardHelpOptions = true,
        description = "a training process killed at every step boundary")
public final class KilledStepsBench implements Callable<Integer> {
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 100;

    @Option(names = "--moments", description = "at most so many of them; default: all")
    private int moments = Integer.MAX_VALUE;

    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    KilledStepsBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new KilledStepsBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var node = NodeProcess.startIn(directory)) {
            try (var modelog = Modelog.connect(Settings.of(node.url()))) {
                for (var onFailure : OnFailure.values()) {
                    killAtEach(node.url(), directory.resolve("artifacts"), modelog, onFailure);
                }
            }
            node.stop();
        }
        return new Verdict(faults).print(out);
    }

    private void killAtEach(URI node, Path artifacts, Modelog modelog, OnFailure onFailure)
            throws Exception {
        var told = run(node, artifacts, onFailure, Integer.MAX_VALUE);
        out.printf("a run tells of %d moments%n", told.size());
        for (var last = 1; last < told.size() && last <= moments; last++) {
            var heard = run(node, artifacts, onFailure, last);
            var run = modelog.runs().list().stream().findFirst().orElseThrow();
            var ended = awaitEnd(modelog, run.id());
            var left = new Remains(modelog, ended, onFailure).faults();
            out.printf(
                    "%s, killed after %s: the run is %s, %s%n",
                    onFailure,
                    heard.getLast().replaceAll("\\[.*", ""),
                    ended.status(),
                    left.isEmpty() ? "nothing half done" : left);
            faults.addAll(left);
        }
        var whole = run(node, artifacts, onFailure, Integer.MAX_VALUE);
        if (whole.size() != told.size()) {
            faults.add("the run after the kills tells %d moments".formatted(whole.size()));
        }
    }

    /// What the process said until it ended, or was killed at the given moment.
    private static List<String> run(URI node, Path artifacts, OnFailure onFailure, int last)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledPipeline.class.getName(),
                                node.toString(),
                                artifacts.toString(),
                                onFailure.name())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var said = new ArrayList<String>();
        try (var output = process.inputReader(UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (said.size() == last) {
                    process.destroyForcibly().waitFor();
                    return said;
                }
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the pipeline failed after " + said);
        }
        return said;
    }

    /// The run as it is when the node has ended it and settled its version.
    private static Run awaitEnd(Modelog modelog, String id) throws InterruptedException {
        var until = System.nanoTime() + ENDED_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            var run = modelog.runs().get(id);
            if (run.status() != RunStatus.RUNNING && holds(modelog, run).isEmpty()) {
                return run;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        throw new IllegalStateException(
                "run %s has not ended within %s".formatted(id, ENDED_WITHIN));
    }

    private static Optional<String> holds(Modelog modelog, Run run) {
        return modelog.versions(KilledPipeline.MODEL).list().stream()
                .filter(version -> run.id().equals(version.heldBy()))
                .map(version -> Integer.toString(version.number()))
                .findFirst();
    }
}
