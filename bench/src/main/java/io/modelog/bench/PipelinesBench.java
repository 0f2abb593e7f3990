package io.modelog.bench;

import io.modelog.embedded.EmbeddedKafka;
import io.modelog.sdk.AttachedRun;
import io.modelog.sdk.Link;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Settings;
import io.modelog.sdk.Stage;
import io.modelog.sdk.Version;
import io.modelog.sdk.pipeline.ModelVersion;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.RunResult;
import io.modelog.sdk.pipeline.StepContext;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Pipelines that make a version of one new model each, at once, and promote it by force (U-2, U-3, U-14, B-4, B-5): each
/// version has its own links and its own run and nothing else, and one of them is in production.
@Command(
        name = "pipelines",
        mixinStandardHelpOptions = true,
        description = "20 pipelines in parallel into one model")
public final class PipelinesBench implements Callable<Integer> {
    private static final String MODEL = "crowded";
    private static final int STEPS = 4;

    @Option(names = "--pipelines", description = "default ${DEFAULT-VALUE}")
    private int pipelines = 20;

    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    PipelinesBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new PipelinesBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create()) {
            var data = directory.resolve("data");
            try (var node = NodeProcess.startIn(directory)) {
                runAll(node.url());
                node.stop();
            }
            checkLog(data);
            return new Verdict(faults).print(out);
        }
    }

    private void runAll(URI node) throws Exception {
        try (var modelog = Modelog.connect(Settings.of(node));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = System.nanoTime();
            List<Future<RunResult>> runs =
                    IntStream.range(0, pipelines)
                            .mapToObj(i -> threads.submit(() -> run(modelog, i)))
                            .toList();
            for (var run : runs) {
                run.get();
            }
            out.printf(
                    "%d pipelines of %d steps in %.1f s%n",
                    pipelines, STEPS, (System.nanoTime() - before) / 1e9);
            check(modelog);
        }
    }

    private static RunResult run(Modelog modelog, int index) {
        return Pipeline.named("pipeline_" + index)
                .model(ModelVersion.of(MODEL))
                .store(new MemoryStore())
                .define(p -> {
                    var data = p.step("load", () -> index);
                    var model = p.step("train", data, n -> "model " + n);
                    var score = p.step("evaluate", model, data, (_, n) -> n / 100.0);
                    p.step("promote", score, PipelinesBench::promote);
                })
                .run(modelog);
    }

    private static void promote(Double score) {
        StepContext.current().modelVersion().setStage(Stage.PRODUCTION, true, "scored " + score);
    }

    private void check(Modelog modelog) {
        var versions = modelog.versions(MODEL);
        var all = versions.list().stream().toList();
        var expected = IntStream.rangeClosed(1, pipelines).boxed().toList();
        if (!all.stream().map(Version::number).toList().equals(expected)) {
            faults.add("the versions are " + all.stream().map(Version::number).toList());
        }
        var producing = all.stream().filter(v -> Stage.PRODUCTION.equals(v.stage())).count();
        if (producing != 1) {
            faults.add("%d versions are in production".formatted(producing));
        }
        for (var version : all) {
            var runs = versions.runs(version.number()).stream().map(AttachedRun::pipeline).toList();
            var links = versions.links(version.number()).stream().map(Link::artifact).toList();
            if (runs.size() != 1
                    || links.size() != STEPS - 1
                    || !links.stream().allMatch(link -> link.startsWith(runs.getFirst() + "::"))) {
                faults.add(
                        "%s@%d has the runs %s and the links %s"
                                .formatted(MODEL, version.number(), runs, links));
            }
            if (version.heldBy() != null) {
                faults.add("%s@%d is still held".formatted(MODEL, version.number()));
            }
        }
    }

    private void checkLog(Path data) throws Exception {
        try (var kafka = EmbeddedKafka.start(data.resolve("kafka"))) {
            var log = EventLog.read(kafka.bootstrapServers());
            out.printf("%d events in the log%n", log.entries().size());
            faults.addAll(LogCheck.faults(log));
            faults.addAll(ViewCheck.faults(kafka.bootstrapServers(), data, log));
        }
    }
}
