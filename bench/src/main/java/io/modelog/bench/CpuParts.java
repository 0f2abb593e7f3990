package io.modelog.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where the CPU time of a replay goes. Of threads that run Java, samples of the JDK's CPU-time profiler (JEP 509) tell the
/// part; of others their names do. Without Linux there is nothing to tell.
final class CpuParts implements AutoCloseable {
    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final Duration SAMPLE_EACH = Duration.ofMillis(10);
    private static final Path THREADS = Path.of("/proc/self/task");

    /// In the order in which they are told.
    enum Part {
        FETCH,
        DECODE,
        PROJECT,
        ENCODE,
        STORE,
        STORE_IN_BACKGROUND,
        BROKER_READERS_AND_OTHERS,
        GARBAGE_COLLECTION,
        COMPILATION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Recording recording = new Recording();
    private final Map<Part, Long> before = nanos();

    CpuParts() {
        recording.enable(SAMPLE).with("throttle", SAMPLE_EACH.toMillis() + "ms");
        recording.start();
    }

    /// Prints microseconds of each part for an event.
    void print(long events, PrintStream out) throws IOException {
        var nanos = nanos();
        before.forEach((part, earlier) -> nanos.merge(part, -earlier, Long::sum));
        recording.stop();
        var samples = samples();
        var all = samples.values().stream().mapToLong(Long::longValue).sum();
        var java = nanos.getOrDefault(Part.BROKER_READERS_AND_OTHERS, 0L);
        samples.forEach((part, count) -> nanos.put(part, java * count / Math.max(1, all)));
        nanos.forEach((part, total) ->
                out.printf("  %-26s %6.2f microseconds%n", part, total / 1000.0 / events));
    }

    private Map<Part, Long> samples() throws IOException {
        var samples = new EnumMap<Part, Long>(Part.class);
        var file = Files.createTempFile("replay", ".jfr");
        try {
            recording.dump(file);
            try (var events = new RecordingFile(file)) {
                while (events.hasMoreEvents()) {
                    var event = events.readEvent();
                    if (event.getEventType().getName().equals(SAMPLE)) {
                        samples.merge(part(event), 1L, Long::sum);
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
        return samples;
    }

    private static Part part(RecordedEvent sample) {
        var thread = sample.getThread("eventThread");
        if (sample.getStackTrace() == null
                || thread == null
                || thread.getJavaName() == null
                || !thread.getJavaName().startsWith("views-replay-")) {
            return Part.BROKER_READERS_AND_OTHERS;
        }
        return part(sample.getStackTrace().getFrames());
    }

    /// The innermost frame that belongs to a part.
    private static Part part(List<RecordedFrame> frames) {
        for (var frame : frames) {
            var type = frame.getMethod().getType().getName();
            var method = frame.getMethod().getName();
            if (type.startsWith("org.rocksdb.")) {
                return Part.STORE;
            }
            if (type.startsWith("io.modelog.events.codec.")) {
                return Part.DECODE;
            }
            if (type.endsWith(".view.BatchTable") && method.equals("drainTo")) {
                return Part.ENCODE;
            }
            if (type.endsWith(".view.LogFold")) {
                return Part.PROJECT;
            }
        }
        return Part.FETCH;
    }

    /// Threads that run Java are what the others leave of the process: some end before they could be asked.
    private static Map<Part, Long> nanos() {
        var nanos = new EnumMap<Part, Long>(Part.class);
        var java = Cpu.nanos();
        for (var thread : threads()) {
            var part = part(thread.name);
            if (part != Part.BROKER_READERS_AND_OTHERS) {
                nanos.merge(part, thread.nanos, Long::sum);
                java -= thread.nanos;
            }
        }
        nanos.put(Part.BROKER_READERS_AND_OTHERS, java);
        return nanos;
    }

    private record Ran(String name, long nanos) {}

    private static List<Ran> threads() {
        var all = new ArrayList<Ran>();
        if (!Files.exists(THREADS)) {
            return all;
        }
        try (var threads = Files.newDirectoryStream(THREADS)) {
            for (var thread : threads) {
                try {
                    var ran = Files.readString(thread.resolve("schedstat")).split(" ", 2)[0];
                    all.add(new Ran(Files.readString(thread.resolve("comm")), Long.parseLong(ran)));
                } catch (IOException _) {
                    // it has ended meanwhile
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /// @param thread its name in Linux, at most 15 characters
    private static Part part(String thread) {
        if (thread.startsWith("rocksdb:")) {
            return Part.STORE_IN_BACKGROUND;
        }
        if (thread.startsWith("GC ") || thread.startsWith("G1 ")) {
            return Part.GARBAGE_COLLECTION;
        }
        return thread.startsWith("C1 ") || thread.startsWith("C2 ")
                ? Part.COMPILATION
                : Part.BROKER_READERS_AND_OTHERS;
    }

    @Override
    public void close() {
        recording.close();
    }
}
