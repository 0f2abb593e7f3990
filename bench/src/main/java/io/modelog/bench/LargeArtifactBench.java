package io.modelog.bench;

import com.sun.management.ThreadMXBean;
import io.modelog.sdk.store.FileArtifactStore;
import io.modelog.sdk.store.Materializers;
import io.modelog.sdk.store.StoredContent;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A large file into the artifact store and out again, and how much memory that takes.
@Command(
        name = "large-artifact",
        mixinStandardHelpOptions = true,
        description = "a large file into the artifact store and out again")
public final class LargeArtifactBench implements Callable<Integer> {
    private static final long MIB = 1 << 20;

    /// What passing a file of any size may allocate, in or out: buffers, names and digests.
    private static final long ALLOCATED_MIB = 4;

    @Option(names = "--mib", description = "size of the file, default ${DEFAULT-VALUE}")
    private int mib = 2048;

    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    LargeArtifactBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new LargeArtifactBench(System.out)).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try (var directory = TemporaryDirectory.create()) {
            var store = new FileArtifactStore(directory.resolve("artifacts"));
            var original = original(directory.resolve("original"));
            var materializer = Materializers.STANDARD.forValue(original);
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);

            StoredContent stored =
                    measure(
                            "in",
                            () -> store.put(content -> materializer.write(original, content)));
            Path read =
                    measure(
                            "out",
                            () ->
                                    store.read(
                                            stored.uri(),
                                            stored.sha256(),
                                            in -> materializer.read(Path.class, in)));

            out.printf(
                    "peak of the heap: %d MiB of %d%n",
                    heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum()
                            / MIB,
                    Runtime.getRuntime().maxMemory() / MIB);
            if (Files.mismatch(original, read) != -1) {
                faults.add("what came out is not what went in");
            }
            Files.delete(read);
            return new Verdict(faults).print(out);
        }
    }

    private Path original(Path file) throws IOException {
        var random = new Random(mib);
        var block = new byte[(int) MIB];
        try (var content = Files.newOutputStream(file)) {
            for (int written = 0; written < mib; written++) {
                random.nextBytes(block);
                content.write(block);
            }
        }
        return file;
    }

    private <T> T measure(String direction, Transfer<T> transfer) throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        var result = transfer.run();
        var took = Duration.ofNanos(System.nanoTime() - start);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        out.printf(
                "%-3s %,d MiB in %.1f s, %.0f MB/s, %,d KiB allocated%n",
                direction,
                mib,
                took.toMillis() / 1e3,
                mib * MIB / 1e3 / Math.max(1, took.toMillis()),
                allocated / 1024);
        if (allocated > ALLOCATED_MIB * MIB) {
            faults.add(
                    "%s allocated %d MiB, at most %d may be"
                            .formatted(direction, allocated / MIB, ALLOCATED_MIB));
        }
        return result;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    @FunctionalInterface
    private interface Transfer<T> {
        T run() throws IOException;
    }
}
