package io.modelog.bench;

import io.modelog.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Pairs of callers promote two versions of a model to production by force, at the same moment, again and again, while
/// readers look: there must never be two.
@Command(
        name = "promotions",
        mixinStandardHelpOptions = true,
        description = "two forced promotions at once")
public final class PromotionsBench implements Callable<Integer> {
    private static final String STAGE = "production";
    private static final int PARTNER_WITHIN_SECONDS = 60;

    @Option(names = "--rounds", description = "default ${DEFAULT-VALUE}")
    private int rounds = 200;

    @Option(names = "--threads", description = "even; default ${DEFAULT-VALUE}")
    private int threads = 16;

    private final PrintStream out;

    PromotionsBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new PromotionsBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create()) {
            var data = directory.resolve("data");
            var faults = new ArrayList<String>();
            try (var node = NodeProcess.startIn(directory)) {
                faults.addAll(race(node.url()));
                node.stop();
            }
            faults.addAll(faultsOfLog(data));
            return new Verdict(faults).print(out);
        }
    }

    private List<String> race(URI node) throws Exception {
        var models = models(node);
        var racing = new AtomicBoolean(true);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers =
                    List.of(
                            executor.submit(() -> readAll(node, racing)),
                            executor.submit(() -> readEach(node, models, racing)));
            var racers = new ArrayList<Future<Integer>>();
            for (var model : models) {
                var start = new CyclicBarrier(2);
                racers.add(executor.submit(() -> promote(node, model, 1, start)));
                racers.add(executor.submit(() -> promote(node, model, 2, start)));
            }
            try {
                var promotions = 0;
                for (var racer : racers) {
                    promotions += racer.get();
                }
                out.printf(
                        "%d forced promotions of %d models from %d threads%n",
                        promotions, models.size(), threads);
            } finally {
                racing.set(false);
            }
            var faults = new ArrayList<String>();
            for (var reader : readers) {
                faults.addAll(reader.get());
            }
            return faults;
        }
    }

    private List<String> models(URI node) throws IOException {
        var models = new ArrayList<String>();
        try (var http = new RawHttp(node)) {
            for (var pair = 0; pair < threads / 2; pair++) {
                var model = "contested-" + pair;
                http.expect(Requests.registerModel(model));
                http.expect(Requests.createVersion(model));
                http.expect(Requests.createVersion(model));
                http.expect(Requests.promote(model, 1, STAGE));
                models.add(model);
            }
        }
        return models;
    }

    private int promote(URI node, String model, long version, CyclicBarrier start)
            throws Exception {
        try (var http = new RawHttp(node)) {
            for (var round = 0; round < rounds; round++) {
                start.await(PARTNER_WITHIN_SECONDS, TimeUnit.SECONDS);
                http.expect(Requests.promote(model, version, STAGE));
            }
            return rounds;
        }
    }

    private List<String> readAll(URI node, AtomicBoolean racing) throws IOException {
        var faults = new ArrayList<String>();
        var reads = 0;
        try (var http = new RawHttp(node)) {
            for (; racing.get(); reads++) {
                var occupants = new HashMap<String, Integer>();
                for (var item : http.expect(Requests.inStage(STAGE)).json().get("items")) {
                    occupants.merge(item.get("model").textValue(), 1, Integer::sum);
                }
                occupants.forEach(
                        (model, count) -> check(faults, model, count, "GET /stages/production"));
            }
        }
        out.printf("%d reads of all that is in production%n", reads);
        return faults;
    }

    private List<String> readEach(URI node, List<String> models, AtomicBoolean racing)
            throws IOException {
        var faults = new ArrayList<String>();
        var reads = 0;
        try (var http = new RawHttp(node)) {
            for (; racing.get(); reads++) {
                var model = models.get(reads % models.size());
                var items = http.expect(Requests.versionsIn(model, STAGE)).json().get("items");
                check(
                        faults,
                        model,
                        items.size(),
                        "GET /models/%s/versions?stage=production".formatted(model));
            }
        }
        out.printf("%d reads of one model's production%n", reads);
        return faults;
    }

    private static void check(List<String> faults, String model, int occupants, String where) {
        if (occupants > 1) {
            faults.add("%s has %d versions in production in %s".formatted(model, occupants, where));
        }
    }

    private List<String> faultsOfLog(Path data) throws Exception {
        try (var kafka = EmbeddedKafka.start(data.resolve("kafka"))) {
            var log = EventLog.read(kafka.bootstrapServers());
            out.printf("%d events in the log%n", log.entries().size());
            var faults = new ArrayList<>(LogCheck.faults(log));
            faults.addAll(ViewCheck.faults(kafka.bootstrapServers(), data, log));
            return faults;
        }
    }
}
