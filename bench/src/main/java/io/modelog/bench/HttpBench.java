package io.modelog.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A node under HTTP load, beside plain produces to its broker from the same JVM, in rounds that take turns.
@Command(
        name = "http",
        mixinStandardHelpOptions = true,
        description = "a node under load over HTTP")
public final class HttpBench implements Callable<Integer> {
    private static final int MANY = 64;
    private static final int MODELS = 16;

    @Option(names = "--seconds", description = "of each measurement; default ${DEFAULT-VALUE}")
    private int seconds = 10;

    @Option(
            names = "--warm-up",
            description = "seconds before the first round; default ${DEFAULT-VALUE}")
    private int warmUpSeconds = 10;

    @Option(names = "--rounds", description = "default ${DEFAULT-VALUE}")
    private int rounds = 3;

    private final PrintStream out;

    HttpBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new HttpBench(System.out)).execute(args));
    }

    private record Rounds(
            List<Load.Figures> plainOne,
            List<Load.Figures> plainMany,
            List<Load.Figures> plain512,
            List<Load.Figures> createOne,
            List<Load.Figures> createMany,
            List<Load.Figures> get) {
        Rounds() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create();
                var node = NodeProcess.startIn(directory)) {
            var url = node.url();
            registerModels(url);
            try (var plain = new PlainProduces(brokerOf(directory.resolve("data")))) {
                warmUp(url, plain);
                var results = new Rounds();
                for (var round = 1; round <= rounds; round++) {
                    out.printf("round %d of %d%n", round, rounds);
                    round(url, plain, results);
                }
                print(results);
            }
            return 0;
        }
    }

    private static void registerModels(URI node) throws IOException {
        try (var http = new RawHttp(node)) {
            for (var model = 0; model < MODELS; model++) {
                http.expect(Requests.registerModel(name(model)));
                http.expect(Requests.createVersion(name(model)));
            }
        }
    }

    /// The embedded broker keeps its ports in its directory.
    private static String brokerOf(Path data) throws IOException {
        var ports = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("kafka/ports.properties"))) {
            ports.load(in);
        }
        return "127.0.0.1:" + ports.getProperty("broker");
    }

    private void warmUp(URI node, PlainProduces plain) throws Exception {
        var part = Duration.ofSeconds(warmUpSeconds).dividedBy(4);
        plain.measure(load(MANY, part));
        creates(node, load(MANY, part));
        gets(node, load(MANY, part));
        creates(node, load(1, part));
    }

    private void round(URI node, PlainProduces plain, Rounds results) throws Exception {
        var time = Duration.ofSeconds(seconds);
        results.plainOne().add(plain.measure(load(1, time)));
        results.createOne().add(creates(node, load(1, time)));
        results.plainMany().add(plain.measure(load(MANY, time)));
        results.createMany().add(creates(node, load(MANY, time)));
        results.get().add(gets(node, load(MANY, time)));
        results.plain512().add(plain.measure(load(512, time)));
    }

    private static Load load(int callers, Duration time) {
        return new Load(callers, Duration.ofMillis(500), time);
    }

    private static Load.Figures creates(URI node, Load load) throws Exception {
        return load.run(caller -> new Repeated(node, Requests.createVersion(name(caller))));
    }

    private static Load.Figures gets(URI node, Load load) throws Exception {
        return load.run(caller -> new Repeated(node, Requests.version(name(caller), "1")));
    }

    private static String name(int number) {
        return "load-%d".formatted(number % MODELS);
    }

    private record Repeated(RawHttp http, RawHttp.Request request) implements Load.CallerCalls {
        Repeated(URI node, RawHttp.Request request) {
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

    private void print(Rounds results) {
        out.printf("%nratio: to plain produces by as many callers in the same round%n");
        var table = new Table(out);
        table.row("plain produce, 1 caller", results.plainOne(), List.of());
        table.row("plain produce, 64 callers", results.plainMany(), List.of());
        table.row("plain produce, 512 callers", results.plain512(), List.of());
        table.row("POST version, 1 caller", results.createOne(), results.plainOne());
        table.row("POST version, 64 callers, 16 models", results.createMany(), results.plainMany());
        table.row("GET version, 64 connections", results.get(), List.of());
    }
}
