package io.modelog.bench;

import io.modelog.embedded.EmbeddedKafka;
import io.modelog.events.id.ModelName;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.replay.ReplayReport;
import io.modelog.projector.replay.ReplayReport.Kind;
import io.modelog.projector.replay.ReplayReport.Phase;
import io.modelog.projector.stream.Projection;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.ViewCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast the views are folded anew beside those that serve, and what readers feel of it.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "fill, rebuild and verify the views of a long log while it is read")
public final class ReplayBench implements Callable<Integer> {
    private static final int EVENTS_PER_SECOND_MIN = 90_000;
    private static final double READ_MILLIS_MAX = 50;
    private static final long MEMORY_MB_MAX = 1024;
    private static final int MILLION = 1_000_000;
    private static final double SLOWER_MAX = 0.3;
    private static final Duration READ_EACH = Duration.ofMillis(2);
    private static final Duration LOOK_EACH = Duration.ofMillis(20);

    @Option(names = "--events", description = "default ${DEFAULT-VALUE}")
    private int events = MILLION;

    @Option(names = "--models", description = "default ${DEFAULT-VALUE}")
    private int models = 2000;

    @Option(names = "--rebuilds", description = "default ${DEFAULT-VALUE}")
    private int rebuilds = 2;

    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    ReplayBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new ReplayBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            events = LongLog.write(kafka.bootstrapServers(), events, models, out);
            var yardstick =
                    PlainConsumer.read(kafka.bootstrapServers(), events, EventLog.CODEC::decode);
            yardstick.print("plain consumer that decodes", out);
            var views = directory.resolve("views");
            try (var projection =
                    Projection.start(kafka.bootstrapServers(), "views", views, EventLog.CODEC)) {
                while (!projection.caughtUp()) {
                    Thread.sleep(LOOK_EACH);
                }
                projection.replay().last(Kind.FILL).ifPresent(report -> print(report, 0));
                rebuild(projection, yardstick);
                verify(projection);
            }
        }
        var memory = memoryMb();
        out.printf("memory: at most %,d MB, with the broker in the same process%n", memory);
        if (memory > MEMORY_MB_MAX) {
            faults.add("%,d MB of memory; %,d are allowed".formatted(memory, MEMORY_MB_MAX));
        }
        return new Verdict(faults).print(out);
    }

    private void rebuild(Projection projection, PlainConsumer yardstick) throws Exception {
        var best = 0L;
        for (var round = 1; round <= rebuilds; round++) {
            var done = new AtomicBoolean();
            var reading = CompletableFuture.supplyAsync(() -> read(projection, done));
            var report = rebuilt(projection, yardstick);
            done.set(true);
            best = Math.max(best, report.eventsPerSecond());
            var millis = reading.get();
            var p99 = percentile(millis, 0.99);
            out.printf(
                    "%,d reads meanwhile: p50 %.2f ms, p99 %.2f ms%n",
                    millis.size(), percentile(millis, 0.5), p99);
            if (p99 > READ_MILLIS_MAX) {
                faults.add(
                        "p99 of reads %.1f ms; %.0f are allowed".formatted(p99, READ_MILLIS_MAX));
            }
        }
        if (best < EVENTS_PER_SECOND_MIN) {
            faults.add("%,d events/s; %,d are wanted".formatted(best, EVENTS_PER_SECOND_MIN));
        }
    }

    private ReplayReport rebuilt(Projection projection, PlainConsumer yardstick)
            throws InterruptedException, IOException {
        try (var parts = new CpuParts()) {
            var cpu = Cpu.nanos();
            projection.replay().rebuild();
            var millions = new ArrayList<Long>();
            var report = ended(projection, Kind.REBUILD, millions);
            cpu = Cpu.nanos() - cpu;
            print(report, cpu);
            parts.print(report.events(), out);
            out.printf(
                    "%.1f times the CPU of the plain consumer, %.2f times its rate%n",
                    cpu / 1000.0 / report.events() / yardstick.cpuMicros(),
                    (double) report.eventsPerSecond() / yardstick.perSecond());
            steady(millions);
            return report;
        }
    }

    private void verify(Projection projection) throws InterruptedException {
        var cpu = Cpu.nanos();
        projection.replay().verify();
        var report = ended(projection, Kind.VERIFY, new ArrayList<>());
        print(report, Cpu.nanos() - cpu);
        var different = report.checks().stream().mapToLong(ViewCheck::different).sum();
        if (report.phase() != Phase.DONE || different > 0) {
            faults.add("%d rows differ; %s".formatted(different, report.failure()));
        }
    }

    private void print(ReplayReport report, long cpuNanos) {
        out.printf(
                "%s: %s, %,d events at %,d/s; all in %,d ms%s%n",
                report.kind(),
                report.phase(),
                report.events(),
                report.eventsPerSecond(),
                Duration.between(
                                report.startedAt(),
                                report.endedAt() == null ? report.startedAt() : report.endedAt())
                        .toMillis(),
                cpuNanos == 0
                        ? ""
                        : "; %.1f microseconds of CPU for each event, broker and readers included"
                                .formatted(cpuNanos / 1000.0 / Math.max(1, report.events())));
    }

    /// @param millions takes the time when each million was folded
    private static ReplayReport ended(Projection projection, Kind kind, List<Long> millions)
            throws InterruptedException {
        millions.add(System.nanoTime());
        while (true) {
            var report = projection.replay().last(kind).orElseThrow();
            while (millions.size() <= report.events() / MILLION) {
                millions.add(System.nanoTime());
            }
            if (report.phase().isEnd()) {
                return report;
            }
            Thread.sleep(LOOK_EACH);
        }
    }

    private void steady(List<Long> millions) {
        if (millions.size() < 3) {
            return;
        }
        var rates = new ArrayList<Double>();
        for (var number = 1; number < millions.size(); number++) {
            rates.add(MILLION * 1e9 / (millions.get(number) - millions.get(number - 1)));
        }
        out.printf(
                "events/s of each million: %s%n", rates.stream().map("%,.0f"::formatted).toList());
        if (rates.getLast() < rates.getFirst() * (1 - SLOWER_MAX)) {
            faults.add(
                    "the last million at %,.0f/s, the first at %,.0f/s"
                            .formatted(rates.getLast(), rates.getFirst()));
        }
    }

    /// One reader that looks up a model and a page of its versions, again and again.
    /// Returns how long each took, in ms, shortest first.
    private List<Double> read(Projection projection, AtomicBoolean done) {
        var random = new Random(11);
        var millis = new ArrayList<Double>();
        while (!done.get()) {
            var model = new ModelName("model_%05d".formatted(random.nextInt(models)));
            var started = System.nanoTime();
            projection.views().version(model, new VersionSelector.Latest());
            projection.views().versions(model, null, new Page.Request(20, null));
            millis.add((System.nanoTime() - started) / 1e6);
            pause();
        }
        millis.sort(null);
        return millis;
    }

    private static double percentile(List<Double> sorted, double part) {
        return sorted.get((int) (part * (sorted.size() - 1)));
    }

    private static void pause() {
        try {
            Thread.sleep(READ_EACH);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long memoryMb() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }
}
