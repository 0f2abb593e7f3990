package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A [VersionMaker] in a JVM of its own. For one thread.
record MakerProcess(Process process, BufferedReader output) implements AutoCloseable {
    static MakerProcess start(URI node, String model, int versions) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                VersionMaker.class.getName(),
                                node.toString(),
                                model,
                                Integer.toString(versions))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new MakerProcess(process, process.inputReader(UTF_8));
    }

    void awaitReady() throws IOException {
        var line = output.readLine();
        if (!"ready".equals(line)) {
            throw new IOException("a process said '%s'".formatted(line));
        }
    }

    void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /// All lines until its end.
    List<String> said() throws InterruptedException {
        var lines = output.lines().toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a process ended with " + process.exitValue());
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
