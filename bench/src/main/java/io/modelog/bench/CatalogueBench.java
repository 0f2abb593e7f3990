package io.modelog.bench;

import io.modelog.bench.RawHttp.Request;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How long a node with a large catalogue takes to answer, by one caller and by eight.
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description = "reads and pages of 100,000 versions in one of 10,000 models")
public final class CatalogueBench implements Callable<Integer> {
    private static final String BIG = Catalogue.BIG;
    private static final int MANY = 8;
    private static final double BAR_MILLIS = 10;

    @Option(names = "--versions", description = "default ${DEFAULT-VALUE}")
    private int versions = 100_000;

    @Option(names = "--models", description = "default ${DEFAULT-VALUE}")
    private int models = 10_000;

    @Option(names = "--seconds", description = "of each measurement; default ${DEFAULT-VALUE}")
    private int seconds = 5;

    private final AtomicInteger made = new AtomicInteger();
    private final PrintStream out;

    CatalogueBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new CatalogueBench(System.out)).execute(args));
    }

    /// @param isBarred whether its 99th percentile counts for the verdict
    private record Measure(String what, boolean isBarred, Supplier<Request> request) {}

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var node = NodeProcess.startIn(directory)) {
            var catalogue = new Catalogue(node.url(), models, versions);
            catalogue.build(out);
            return measure(catalogue).print(out);
        }
    }

    private Verdict measure(Catalogue catalogue) throws Exception {
        var faults = new ArrayList<String>();
        var table = new Table(out);
        for (var measure : measures(catalogue.middle())) {
            for (var callers : List.of(1, MANY)) {
                var load = new Load(callers, Duration.ofSeconds(1), Duration.ofSeconds(seconds));
                var figures = load.run(_ -> new Caller(catalogue.node(), measure.request));
                var what =
                        "%s, %d caller%s".formatted(measure.what, callers, callers == 1 ? "" : "s");
                table.row(what, List.of(figures), List.of());
                if (measure.isBarred && figures.millis(99) > BAR_MILLIS) {
                    faults.add("%s: p99 %.1f ms".formatted(what, figures.millis(99)));
                }
            }
        }
        return new Verdict(faults);
    }

    private List<Measure> measures(String middle) {
        return List.of(
                read("GET a model", () -> Requests.model(Catalogue.model(random(models - 1)))),
                read("GET latest", () -> Requests.version(BIG, "latest")),
                read("GET by stage", () -> Requests.version(BIG, "production")),
                read(
                        "GET by name",
                        () -> Requests.version(BIG, Catalogue.version(random(versions)))),
                read("page of 100 from the middle", () -> Requests.versions(BIG, "cursor", middle)),
                more("page, sort=-number", () -> Requests.versions(BIG, "sort", "-number")),
                more("page, sort=-createdAt", () -> Requests.versions(BIG, "sort", "-createdAt")),
                more(
                        "page, filter=stage = production",
                        () -> Requests.versions(BIG, "filter", "stage = production")),
                more(
                        "page, filter=metadata.accuracy > 0.99",
                        () -> Requests.versions(BIG, "filter", "metadata.accuracy > 0.99")),
                more("page of 100 models", Requests::models),
                more("GET stages", () -> Requests.get("/models/%s/stages".formatted(BIG))),
                more(
                        "POST version",
                        () ->
                                Requests.createVersion(
                                        BIG, Catalogue.fields(versions + made.incrementAndGet()))));
    }

    private static Measure read(String what, Supplier<Request> request) {
        return new Measure(what, true, request);
    }

    private static Measure more(String what, Supplier<Request> request) {
        return new Measure(what, false, request);
    }

    private static int random(int end) {
        return ThreadLocalRandom.current().nextInt(end);
    }

    private record Caller(RawHttp http, Supplier<Request> request) implements Load.CallerCalls {
        Caller(URI node, Supplier<Request> request) {
            this(new RawHttp(node), request);
        }

        @Override
        public void make() throws IOException {
            http.expect(request.get());
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
