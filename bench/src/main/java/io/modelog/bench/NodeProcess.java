package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A node in a JVM of its own, to be killed, paused and stopped. Dies with this JVM. Thread-safe.
final class NodeProcess implements AutoCloseable {
    private static final String READY = "modelog ready ";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final int LOG_LINES_SHOWN = 30;

    private final Process process;
    private final Path log;
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();
    private final long startedNanos;
    private final Thread killer;

    private record Ready(URI url, long nanos) {}

    private NodeProcess(Process process, Path log, long startedNanos) {
        this.process = process;
        this.log = log;
        this.startedNanos = startedNanos;
        this.killer = new Thread(process::destroyForcibly);
    }

    /// A node on this JVM's class path, with its data in `data` and its log in `node.log`.
    static NodeProcess startIn(TemporaryDirectory directory) {
        return start(
                NodeProgram.here(),
                directory.resolve("node.log"),
                List.of("--port", "0", "--data-dir", directory.resolve("data").toString()));
    }

    /// Returns at once; [#url] waits until the node is ready.
    ///
    /// @param log takes what the node writes, after what is in it
    static NodeProcess start(NodeProgram program, Path log, List<String> arguments) {
        try {
            var startedNanos = System.nanoTime();
            var process =
                    new ProcessBuilder(program.command(arguments))
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            var node = new NodeProcess(process, log, startedNanos);
            Runtime.getRuntime().addShutdownHook(node.killer);
            Thread.ofPlatform().daemon().name("node-" + process.pid()).start(node::readOutput);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readOutput() {
        try (var output = process.inputReader(UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    var url = URI.create(line.substring(READY.length()).strip());
                    ready.complete(new Ready(url, System.nanoTime()));
                }
                Files.writeString(
                        log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(
                new IllegalStateException("the node ended before it was ready"));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until the node is ready, at most 60 s.
    URI url() throws InterruptedException {
        return awaitReady().url();
    }

    URI url(Duration within) throws InterruptedException {
        return awaitReady(within).url();
    }

    /// From the start of the process to its line that says it is ready.
    Duration readyAfter() throws InterruptedException {
        return Duration.ofNanos(awaitReady().nanos() - startedNanos);
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private Ready awaitReady() throws InterruptedException {
        return awaitReady(READY_WITHIN);
    }

    private Ready awaitReady(Duration within) throws InterruptedException {
        try {
            return ready.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause() + "\n" + endOfLog(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("not ready after " + within + "\n" + endOfLog(), e);
        }
    }

    private String endOfLog() {
        try {
            var lines = Files.readAllLines(log);
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "its log cannot be read: " + e;
        }
    }

    /// SIGKILL; returns when the process is gone.
    void kill9() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM; returns when the process is gone.
    void stop() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    void sigstop() throws InterruptedException {
        signal("STOP");
    }

    void sigcont() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws InterruptedException {
        try {
            var kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(
                        "SIG%s to process %d failed".formatted(name, pid()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "process %d lives after %s%n%s".formatted(pid(), STOPPED_WITHIN, endOfLog()));
        }
    }

    /// Kills the node if it still lives.
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException _) {
            // This JVM is on its way down, and the hook has nothing left to kill.
        }
    }
}
