package io.modelog.bench;

import io.modelog.bench.RawHttp.Request;
import io.modelog.events.id.ModelName;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.query.Selection;
import io.modelog.projector.stream.Projection;
import io.modelog.projector.view.AsOf;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.PastViews;
import io.modelog.projector.view.Views;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How long it takes to tell who was in production at a moment, and how a model was whose history is long.
@Command(
        name = "as-of",
        mixinStandardHelpOptions = true,
        description = "who was in production everywhere at a time, and long models as they were")
public final class AsOfBench implements Callable<Integer> {
    private static final double BAR_MILLIS = 20;
    private static final Duration LOOK_EACH = Duration.ofMillis(20);
    private static final Duration FILLED_WITHIN = Duration.ofMinutes(15);
    private static final VersionSelector FIRST = new VersionSelector.Numbered(1);

    /// Of a model, in the log of one training.
    private static final int EVENTS_PER_TRAINING = 8;

    @Option(names = "--events", description = "default ${DEFAULT-VALUE}")
    private int events = 1_000_000;

    @Option(names = "--models", description = "default ${DEFAULT-VALUE}")
    private int models = 10_000;

    @Option(
            names = "--long",
            description = "events of the long models; default ${DEFAULT-VALUE}",
            split = ",")
    private List<Integer> longModels = List.of(1_000, 100_000);

    @Option(names = "--seconds", description = "of each measurement; default ${DEFAULT-VALUE}")
    private int seconds = 5;

    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    AsOfBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new AsOfBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var broker = BrokerWithRegistry.start(directory.resolve("kafka"))) {
            events = LongLog.write(broker.bootstrapServers(), events, models, new Trainings(), out);
            var table = new Table(out);
            try (var projection =
                    Projection.start(
                            broker.bootstrapServers(),
                            "views",
                            directory.resolve("views"),
                            EventLog.CODEC)) {
                while (!projection.caughtUp()) {
                    Thread.sleep(LOOK_EACH);
                }
                everywhere(table, "", (time, limit) -> page(projection.views(), time, limit));
                longModels(table, projection.views());
            }
            overHttp(table, directory, broker);
        }
        return new Verdict(faults).print(out);
    }

    /// Each long model in its turn until it is long enough, and random ones.
    private final class Trainings implements LongLog.Training {
        private int number;
        private final int[] left =
                longModels.stream().mapToInt(length -> length / EVENTS_PER_TRAINING).toArray();

        @Override
        public void next(SampleLog log) {
            number++;
            var turn = number % (left.length + 1);
            if (turn < left.length && left[turn] > 0) {
                left[turn]--;
                log.train(longModel(longModels.get(turn)));
            } else {
                log.train();
            }
        }
    }

    private static String longModel(int length) {
        return "long_" + length;
    }

    /// The moments, by name.
    private Map<String, Instant> moments() {
        var moments = new LinkedHashMap<String, Instant>();
        moments.put("early", at(0.01));
        moments.put("middle", at(0.5));
        moments.put("now", at(1));
        return moments;
    }

    private Instant at(double part) {
        return SampleLog.START.plus(SampleLog.EACH.multipliedBy((long) (part * events)));
    }

    @FunctionalInterface
    private interface Everywhere {
        Load.CallerCalls caller(Instant time, int limit);
    }

    private void everywhere(Table table, String how, Everywhere calls) throws Exception {
        for (var moment : moments().entrySet()) {
            for (var limit : List.of(100, Page.Request.LIMIT_MAX)) {
                var what = "production, %s, page of %d%s".formatted(moment.getKey(), limit, how);
                var figures = measure(table, what, calls.caller(moment.getValue(), limit));
                if (limit == Page.Request.LIMIT_DEFAULT && figures.millis(99) > BAR_MILLIS) {
                    faults.add("%s: p99 %.1f ms".formatted(what, figures.millis(99)));
                }
            }
        }
    }

    /// One caller; prints what it felt and what this process has used of the processors for each call.
    private Load.Figures measure(Table table, String what, Load.CallerCalls caller)
            throws Exception {
        var calls = new AtomicLong();
        var cpu = Cpu.nanos();
        var figures =
                new Load(1, Duration.ofSeconds(1), Duration.ofSeconds(seconds))
                        .run(_ -> new Counted(caller, calls));
        table.row(what, List.of(figures), List.of());
        out.printf("%50.2f ms of CPU here%n", (Cpu.nanos() - cpu) / 1e6 / calls.get());
        return figures;
    }

    private record Counted(Load.CallerCalls caller, AtomicLong calls) implements Load.CallerCalls {
        @Override
        public void make() throws Exception {
            caller.make();
            calls.incrementAndGet();
        }

        @Override
        public void close() {
            caller.close();
        }
    }

    private static Load.CallerCalls page(Views views, Instant time, int limit) {
        var counted = new Page.Request(limit, null, new Selection(null, null, true));
        return Load.CallerCalls.of(
                () -> views.asOf(new AsOf.Time(time)).versions(Stage.PRODUCTION, counted));
    }

    private void longModels(Table table, Views views) throws Exception {
        for (var length : longModels) {
            var model = new ModelName(longModel(length));
            measure(table, views, length, "model", then -> then.model(model));
            measure(table, views, length, "version 1", then -> then.version(model, FIRST));
            measure(
                    table,
                    views,
                    length,
                    "page of 100",
                    then -> then.versions(model, null, new Page.Request(100, null)));
        }
    }

    private void measure(
            Table table, Views views, int length, String what, Consumer<PastViews> read)
            throws Exception {
        var then = new AsOf.Time(at(0.5));
        measure(
                table,
                "%s of %,d events, middle".formatted(what, length),
                Load.CallerCalls.of(() -> read.accept(views.asOf(then))));
    }

    private void overHttp(Table table, TemporaryDirectory directory, BrokerWithRegistry broker)
            throws Exception {
        var arguments = new ArrayList<>(broker.nodeArguments());
        arguments.addAll(List.of("--port", "0"));
        arguments.addAll(List.of("--data-dir", directory.resolve("node").toString()));
        try (var node =
                NodeProcess.start(NodeProgram.here(), directory.resolve("node.log"), arguments)) {
            var url = node.url(FILLED_WITHIN);
            everywhere(
                    table,
                    ", HTTP",
                    (time, limit) ->
                            new HttpCaller(
                                    url,
                                    Requests.get(
                                            "/stages/production?count=true&limit=%d&asOf=%s"
                                                    .formatted(limit, time))));
        }
    }

    private record HttpCaller(RawHttp http, Request request) implements Load.CallerCalls {
        HttpCaller(URI node, Request request) {
            this(new RawHttp(node), request);
        }

        @Override
        public void make() throws IOException {
            http.expect(request);
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
