package io.modelog.api;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// `modelog server`: runs a node until the process is told to stop.
public final class ServerApp {
    /// How long a stop may take in all.
    static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private ServerApp() {}

    public static void main(String[] args) {
        var code = run(args, System.getenv(), System.out, System.err);
        System.exit(code);
    }

    /// Returns the exit code: 0 when stopped, 1 when the node cannot start, 2 when an option does not fit.
    static int run(
            String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        var options = new ServerOptions();
        var commandLine = ServerOptions.commandLine(options, environment);
        try {
            var parsed = commandLine.parseArgs(args);
            if (CommandLine.printHelpIfRequested(parsed)) {
                return 0;
            }
            return options.train ? train(options, out, err) : serve(options.config(), out, err);
        } catch (CommandLine.ParameterException e) {
            err.println("modelog: " + e.getMessage());
            return USAGE;
        } catch (ServerConfig.Invalid e) {
            e.faults().forEach(fault -> err.println("modelog: " + fault));
            return USAGE;
        }
    }

    private static int serve(ServerConfig config, PrintStream out, PrintStream err) {
        var node = new Node(config);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
        return start(node, out, err) ? await(stopped) : FAILED;
    }

    private static boolean start(Node node, PrintStream out, PrintStream err) {
        try {
            node.start();
            node.awaitReady();
            out.println("modelog ready " + node.url());
            return true;
        } catch (InterruptedException | IOException | RuntimeException e) {
            log().atDebug().setCause(e).log("node cannot start");
            err.println("modelog: " + (node.isStopping() ? "stopped while starting" : sentence(e)));
            var _ = Thread.interrupted(); // an orderly stop waits for its parts
            node.close();
            return false;
        }
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static int await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void stop(Node node) {
        try {
            var stopping = Thread.ofPlatform().daemon().name("stop-node").start(node::close);
            if (!stopping.join(STOP_LIMIT)) {
                log().atError().log("node did not stop in time; it is ended as it is");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A node of its own in a directory that goes again: what it loads is what a start-up cache is made of.
    private static int train(ServerOptions options, PrintStream out, PrintStream err) {
        try {
            var directory = Files.createTempDirectory("modelog-train-");
            options.dataDir = directory;
            options.port = 0;
            try (var node = new Node(options.config())) {
                if (!start(node, out, err)) {
                    return FAILED;
                }
                new Training(node.url()).run();
            } finally {
                delete(directory);
            }
            return 0;
        } catch (IOException | InterruptedException e) {
            err.println("modelog: " + sentence(e));
            return FAILED;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Logger log() {
        return LoggerFactory.getLogger(ServerApp.class);
    }
}
