package io.modelog.bench;

import io.modelog.embedded.EmbeddedKafka;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Processes that create versions of one new model at once (V-32, U-2, U-3): each number is given once, none is left out,
/// and the model is there once.
@Command(
        name = "processes",
        mixinStandardHelpOptions = true,
        description = "50 versions created by 5 processes at once")
public final class ProcessesBench implements Callable<Integer> {
    private static final String MODEL = "crowded";

    @Option(names = "--processes", description = "default ${DEFAULT-VALUE}")
    private int processes = 5;

    @Option(names = "--versions", description = "of each process; default ${DEFAULT-VALUE}")
    private int versions = 10;

    private final PrintStream out;

    ProcessesBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new ProcessesBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create()) {
            var data = directory.resolve("data");
            var said = new ArrayList<String>();
            try (var node = NodeProcess.startIn(directory)) {
                said.addAll(makeAll(node.url()));
                node.stop();
            }
            return verdict(said, data).print(out);
        }
    }

    /// What all processes said after they were let go together.
    private List<String> makeAll(URI node) throws Exception {
        var makers = new ArrayList<MakerProcess>();
        try {
            for (var i = 0; i < processes; i++) {
                makers.add(MakerProcess.start(node, MODEL, versions));
            }
            for (var maker : makers) {
                maker.awaitReady();
            }
            for (var maker : makers) {
                maker.go();
            }
            var said = new ArrayList<String>();
            for (var maker : makers) {
                said.addAll(maker.said());
            }
            return said;
        } finally {
            makers.forEach(MakerProcess::close);
        }
    }

    private Verdict verdict(List<String> said, Path data) throws Exception {
        var faults = new ArrayList<String>();
        var expected = LongStream.rangeClosed(1, (long) processes * versions).boxed().toList();
        var registered = said.stream().filter("registered"::equals).count();
        var told =
                said.stream()
                        .filter(line -> !line.equals("registered"))
                        .map(Long::valueOf)
                        .sorted()
                        .toList();
        out.printf("%d processes made versions %s%n", processes, told);
        if (registered != 1) {
            faults.add("%d processes registered the model".formatted(registered));
        }
        if (!told.equals(expected)) {
            faults.add("the processes were told the numbers " + told);
        }
        try (var kafka = EmbeddedKafka.start(data.resolve("kafka"))) {
            var events = EventLog.read(kafka.bootstrapServers());
            faults.addAll(LogCheck.faults(events));
            var stream = StreamId.of(new ModelName(MODEL));
            var length = events.streams().getOrDefault(stream, List.of()).size();
            if (length != 1 + expected.size()) {
                faults.add("%s has %d events".formatted(stream, length));
            }
        }
        return new Verdict(faults);
    }
}
