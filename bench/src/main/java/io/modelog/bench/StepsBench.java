package io.modelog.bench;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.Settings;
import io.modelog.sdk.pipeline.ModelVersion;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.PipelineContext;
import io.modelog.sdk.pipeline.Progress;
import io.modelog.sdk.pipeline.Value;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ObjIntConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Pipelines of many steps whose functions do nothing: what a step costs is what the control plane costs. Each step has
/// one output, which is recorded and linked to the run's model version; contents stay in memory. The yardstick is a plain
/// write of one event by one caller in the same round.
@Command(
        name = "steps",
        mixinStandardHelpOptions = true,
        description = "what a step of a pipeline costs: at most 3 ms")
public final class StepsBench implements Callable<Integer> {
    private static final double LIMIT_MILLIS = 3;
    private static final int WARM_UP_STEPS = 500;
    private static final int PLAIN_WRITES = 200;
    private static final String YARDSTICK = "plain_writes";

    @Option(names = "--steps", description = "of each pipeline; default ${DEFAULT-VALUE}")
    private int steps = 1_000;

    @Option(names = "--rounds", description = "default ${DEFAULT-VALUE}")
    private int rounds = 3;

    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    StepsBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new StepsBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var node = NodeProcess.startIn(directory)) {
            measure(node.url());
            node.stop();
        }
        return new Verdict(faults).print(out);
    }

    private void measure(URI node) throws IOException {
        var chain = new Shape("one after the other", 1, StepsBench::chain);
        var fan = new Shape("side by side, 8 at a time", 8, StepsBench::fan);
        try (var modelog = Modelog.connect(Settings.of(node));
                var http = new RawHttp(node)) {
            http.expect(Requests.registerModel(YARDSTICK));
            chain.run(modelog, WARM_UP_STEPS);
            fan.run(modelog, WARM_UP_STEPS);
            plainWrite(http);
            for (var round = 0; round < rounds; round++) {
                report(chain, modelog, http);
                report(fan, modelog, http);
            }
        }
    }

    private void report(Shape shape, Modelog modelog, RawHttp http) throws IOException {
        var ends = shape.run(modelog, steps);
        var write = plainWrite(http);
        var perStep = millis(ends, 0, ends.size() - 1);
        var tenth = Math.max(1, ends.size() / 10);
        out.printf(
                "%,d steps %s: %.2f ms each, as much as %.1f plain writes of %.2f ms; the first tenth %.2f, the last %.2f%n",
                ends.size(),
                shape.name(),
                perStep,
                perStep / write,
                write,
                millis(ends, 0, tenth),
                millis(ends, ends.size() - 1 - tenth, ends.size() - 1));
        if (perStep >= LIMIT_MILLIS) {
            faults.add("a step %s costs %.2f ms".formatted(shape.name(), perStep));
        }
    }

    /// What one caller waits for one event at the median, in milliseconds.
    private static double plainWrite(RawHttp http) throws IOException {
        var nanos = new long[PLAIN_WRITES];
        for (var i = 0; i < nanos.length; i++) {
            var before = System.nanoTime();
            http.expect(Requests.createVersion(YARDSTICK));
            nanos[i] = System.nanoTime() - before;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e6;
    }

    private static double millis(List<Long> ends, int from, int to) {
        return (ends.get(to) - ends.get(from)) / 1e6 / (to - from);
    }

    private static void chain(PipelineContext context, int steps) {
        Value<Integer> last = context.step("step_0", () -> 0);
        for (var i = 1; i < steps; i++) {
            last = context.step("step_" + i, last, n -> n + 1);
        }
    }

    private static void fan(PipelineContext context, int steps) {
        for (var i = 0; i < steps; i++) {
            var value = i;
            context.step("step_" + i, () -> value);
        }
    }

    /// How the steps of a pipeline hang together.
    private record Shape(String name, int parallelism, ObjIntConsumer<PipelineContext> definition) {
        /// When each step was done, in nanoseconds.
        List<Long> run(Modelog modelog, int steps) {
            var ends = new ArrayList<Long>();
            Pipeline.named("many steps")
                    .cache(false)
                    .model(ModelVersion.of("many_steps"))
                    .store(new MemoryStore())
                    .parallelism(parallelism)
                    .progress(progress -> {
                        if (progress instanceof Progress.StepCompleted) {
                            ends.add(System.nanoTime());
                        }
                    })
                    .define(context -> definition.accept(context, steps))
                    .run(modelog);
            return ends;
        }
    }
}
