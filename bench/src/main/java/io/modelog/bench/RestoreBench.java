package io.modelog.bench;

import io.modelog.embedded.EmbeddedKafka;
import io.modelog.projector.stream.Projection;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast an empty node reads the log, and how soon one with views is back.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "fold a long log into views, and restart")
public final class RestoreBench implements Callable<Integer> {
    private static final int RESTARTS = 5;
    private static final int EVENTS_PER_SECOND_MIN = 45_000;
    private static final Duration RESTART_MAX = Duration.ofMillis(500);

    @Option(names = "--events", description = "default ${DEFAULT-VALUE}")
    private int events = 1_000_000;

    @Option(names = "--models", description = "default ${DEFAULT-VALUE}")
    private int models = 2000;

    @Option(names = "--restores", description = "default ${DEFAULT-VALUE}")
    private int restores = 2;

    private final PrintStream out;

    RestoreBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new RestoreBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            events = LongLog.write(kafka.bootstrapServers(), events, models, out);
            return measure(kafka.bootstrapServers(), directory).print(out);
        }
    }

    private Verdict measure(String servers, TemporaryDirectory directory)
            throws InterruptedException {
        var faults = new ArrayList<String>();
        var best = 0L;
        for (var round = 1; round <= restores; round++) {
            PlainConsumer.read(servers, events, _ -> {}).print("plain consumer", out);
            var views = directory.resolve("views-" + round);
            best = Math.max(best, restore(servers, views));
            if (round == restores) {
                faults.addAll(restart(servers, views));
            }
        }
        if (best < EVENTS_PER_SECOND_MIN) {
            faults.add("%,d events/s; %,d are wanted".formatted(best, EVENTS_PER_SECOND_MIN));
        }
        return new Verdict(faults);
    }

    private long restore(String servers, Path views) throws InterruptedException {
        var started = System.nanoTime();
        try (var _ = start(servers, views)) {
            var rate = perSecond(started);
            out.printf("restore: %,d events/s in %,d ms%n", rate, millisSince(started));
            return rate;
        }
    }

    private List<String> restart(String servers, Path views) throws InterruptedException {
        var faults = new ArrayList<String>();
        for (var round = 1; round <= RESTARTS; round++) {
            var started = System.nanoTime();
            try (var _ = start(servers, views)) {
                var millis = millisSince(started);
                out.printf("restart: %,d ms%n", millis);
                if (millis > RESTART_MAX.toMillis()) {
                    faults.add(
                            "restart %d took %,d ms; %,d are allowed"
                                    .formatted(round, millis, RESTART_MAX.toMillis()));
                }
            }
        }
        return faults;
    }

    private static Projection start(String servers, Path views) throws InterruptedException {
        var projection = Projection.start(servers, "modelog-views", views, EventLog.CODEC);
        while (!projection.caughtUp()) {
            projection
                    .failure()
                    .ifPresent(why -> {
                        throw new IllegalStateException(why);
                    });
            Thread.sleep(1);
        }
        return projection;
    }

    private long perSecond(long startedNanos) {
        return events * 1000L / Math.max(1, millisSince(startedNanos));
    }

    private static long millisSince(long startedNanos) {
        return Duration.ofNanos(System.nanoTime() - startedNanos).toMillis();
    }
}
