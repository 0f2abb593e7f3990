package io.modelog.examples;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.ModelogException;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.RunFailedException;
import io.modelog.sdk.pipeline.RunResult;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Runs a pipeline as a program: on the node of `MODELOG_URL`, with one line on standard error and exit code 1 when it fails.
final class Example {
    /// Kept, so that its level is: the JDK forgets loggers that nobody holds.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private Example() {}

    static void quiet() {
        TRIBUO.setLevel(Level.WARNING);
    }

    static void run(Pipeline pipeline, Consumer<RunResult> report) {
        quiet();
        try (var modelog = Modelog.fromEnvironment()) {
            report.accept(pipeline.run(modelog));
        } catch (RunFailedException | ModelogException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
