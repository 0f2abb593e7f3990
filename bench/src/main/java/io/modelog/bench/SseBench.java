package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How soon a promotion reaches who follows the events, and what many followers cost a node.
@Command(
        name = "sse",
        mixinStandardHelpOptions = true,
        description = "promotions to those who follow the events")
public final class SseBench implements Callable<Integer> {
    private static final double P50_MILLIS_MAX = 10;
    private static final int LATENCY_PROMOTIONS = 500;
    private static final int WARM_UP_PROMOTIONS = 200;
    private static final int MODELS = 16;
    private static final long SETTLE_SECONDS = 30;

    /// How much more heap may be used in the last third than in the first; of each the least, as right after a collection.
    private static final long GROWTH_BYTES_MAX = 64L << 20;

    @Option(names = "--subscribers", description = "default ${DEFAULT-VALUE}")
    private int subscribers = 1000;

    @Option(names = "--rate", description = "promotions per second; default ${DEFAULT-VALUE}")
    private int rate = 200;

    @Option(names = "--seconds", description = "default ${DEFAULT-VALUE}")
    private int seconds = 60;

    private final PrintStream out;

    SseBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new SseBench(System.out)).execute(args));
    }

    /// Reads what a node sends, and counts the events.
    private static final class Follower implements AutoCloseable {
        private final Socket socket;
        private final AtomicLong events = new AtomicLong();

        Follower(URI node) throws IOException {
            socket = new Socket(node.getHost(), node.getPort());
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/events?stage=production HTTP/1.1\r\nHost: node\r\n\r\n"
                                    .getBytes(UTF_8));
            var first = socket.getInputStream().read(); // the node answers: it listens from here on
            if (first < 0) {
                throw new IOException("the node hung up");
            }
            Thread.ofVirtual().start(this::read);
        }

        /// A line that begins with `ev` begins an event; no other line of the answer does.
        private void read() {
            var bytes = new byte[16 << 10];
            var before = 0;
            var last = 0;
            try {
                for (var n = socket.getInputStream().read(bytes);
                        n >= 0;
                        n = socket.getInputStream().read(bytes)) {
                    for (var i = 0; i < n; i++) {
                        if (bytes[i] == 'v' && last == 'e' && before == '\n') {
                            events.incrementAndGet();
                        }
                        before = last;
                        last = bytes[i];
                    }
                }
            } catch (IOException _) {
                // closed
            }
        }

        long events() {
            return events.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Override
    public Integer call() throws Exception {
        var faults = new ArrayList<String>();
        try (var directory = TemporaryDirectory.create();
                var node = NodeProcess.startIn(directory);
                var http = new RawHttp(node.url())) {
            for (var model = 0; model < MODELS; model++) {
                http.expect(Requests.registerModel("m-" + model));
                http.expect(Requests.createVersion("m-" + model));
                http.expect(Requests.createVersion("m-" + model));
            }
            faults.addAll(latency(node.url(), http));
            faults.addAll(crowd(node.url(), http));
            node.stop();
        }
        return new Verdict(faults).print(out);
    }

    /// Moves one of the two versions of each model after the other into production.
    private static void promote(RawHttp http, int promotion) throws IOException {
        var version = 1 + promotion / MODELS % 2;
        http.expect(Requests.promote("m-" + promotion % MODELS, version, "production"));
    }

    /// From the sending of the command to the arrival of its event.
    private List<String> latency(URI node, RawHttp http) throws IOException {
        var nanos = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        try (var follower = new Follower(node)) {
            for (var i = 0; i < WARM_UP_PROMOTIONS + LATENCY_PROMOTIONS; i++) {
                var start = System.nanoTime();
                promote(http, i);
                while (follower.events() <= i) {
                    LockSupport.parkNanos(20_000);
                }
                if (i >= WARM_UP_PROMOTIONS) {
                    nanos.recordValue(System.nanoTime() - start);
                }
            }
        }
        var p50 = nanos.getValueAtPercentile(50) / 1e6;
        out.printf(
                "command to event, one follower: p50 %.2f ms, p99 %.2f ms%n",
                p50, nanos.getValueAtPercentile(99) / 1e6);
        return p50 <= P50_MILLIS_MAX
                ? List.of()
                : List.of("p50 is %.2f ms, over %.0f".formatted(p50, P50_MILLIS_MAX));
    }

    private List<String> crowd(URI node, RawHttp http) throws Exception {
        var followers = new ArrayList<Follower>();
        try {
            for (var i = 0; i < subscribers; i++) {
                followers.add(new Follower(node));
            }
            var heap = new ArrayList<Long>();
            var begin = System.nanoTime();
            for (var i = 0; i < rate * seconds; i++) {
                LockSupport.parkNanos(begin + i * (1_000_000_000L / rate) - System.nanoTime());
                promote(http, WARM_UP_PROMOTIONS + LATENCY_PROMOTIONS + i);
                if (i % rate == 0) {
                    heap.add(heapBytes(http));
                }
            }
            var took = (System.nanoTime() - begin) / 1e9;
            out.printf(
                    "%,d promotions to %,d followers in %.0f s: %,.0f per second, %,.0f events sent per second%n",
                    rate * seconds,
                    subscribers,
                    took,
                    rate * seconds / took,
                    (double) rate * seconds * subscribers / took);
            return faults(followers, heap);
        } finally {
            for (var follower : followers) {
                follower.close();
            }
        }
    }

    private List<String> faults(List<Follower> followers, List<Long> heap) {
        var all = (long) rate * seconds;
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (System.nanoTime() < deadline
                && followers.stream().anyMatch(follower -> follower.events() < all)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        var faults = new ArrayList<String>();
        var wrong = followers.stream().filter(follower -> follower.events() != all).count();
        if (wrong > 0) {
            faults.add("%d followers got more or fewer than %d events".formatted(wrong, all));
        }
        var first = Collections.min(heap.subList(0, (heap.size() + 2) / 3));
        var last = Collections.min(heap.subList(heap.size() * 2 / 3, heap.size()));
        out.printf(
                "least heap in the first third %d MiB, in the last %d MiB%n",
                first >> 20, last >> 20);
        if (last - first > GROWTH_BYTES_MAX) {
            faults.add("the heap grew by more than %d MiB".formatted(GROWTH_BYTES_MAX >> 20));
        }
        return faults;
    }

    private static long heapBytes(RawHttp http) throws IOException {
        return http.expect(RawHttp.Request.get("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line ->
                        (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
