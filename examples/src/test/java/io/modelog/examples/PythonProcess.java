package io.modelog.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Runs `python3` in the directory of the Python client, with a node and an artifact store.
record PythonProcess(URI node, Path artifacts) {
    private static final Path CLIENT = Path.of("..", "python");
    private static final long LIMIT_SECONDS = 600;
    private static final String IS_NEW_ENOUGH =
            "import sys; sys.exit(0 if sys.version_info >= (3, 9) else 1)";

    /// What was printed, standard error included, and how it ended.
    record Result(int exitCode, String output) {}

    /// Skips the rest of the test where there is no Python that the client runs on.
    static PythonProcess on(URI node, Path artifacts) {
        var python = new PythonProcess(node, artifacts);
        Assumptions.assumeTrue(
                python.isThere(),
                "no python3 of at least 3.9 here: the Python client is not tried");
        return python;
    }

    /// @throws AssertionError with the whole output when it does not end with 0
    String run(String... arguments) {
        var result = attempt(List.of(arguments));
        if (result.exitCode() != 0) {
            throw new AssertionError(
                    "python3 ended with %d:%n%s".formatted(result.exitCode(), result.output()));
        }
        return result.output();
    }

    private boolean isThere() {
        try {
            return attempt(List.of("-c", IS_NEW_ENOUGH)).exitCode() == 0;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private Result attempt(List<String> arguments) {
        var command = new ArrayList<>(List.of("python3", "-B"));
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command).directory(CLIENT.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("MODELOG_URL", node.toString());
        environment.put("MODELOG_ARTIFACTS", artifacts.toString());
        environment.put("PYTHONPATH", CLIENT.toAbsolutePath().normalize().toString());
        environment.put("PYTHONIOENCODING", "utf-8");
        environment.keySet().removeAll(List.of("MODELOG_TOKEN", "MODELOG_ACTOR"));
        try {
            var output = Files.createTempFile("python", ".out");
            try {
                return new Result(
                        await(builder.redirectOutput(output.toFile())), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int await(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "no end after %d s: %s".formatted(LIMIT_SECONDS, builder.command()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return process.exitValue();
    }
}
