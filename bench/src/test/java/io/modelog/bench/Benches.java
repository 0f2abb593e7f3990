package io.modelog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine;

/// Runs benches that end in PASS or FAIL as tests.
final class Benches {
    private Benches() {}

    static void passes(Function<PrintStream, Object> bench, String... arguments) {
        var bytes = new ByteArrayOutputStream();
        int status;
        try (var out = new PrintStream(bytes, true, UTF_8)) {
            status =
                    new CommandLine(bench.apply(out))
                            .setErr(new PrintWriter(out, true, UTF_8))
                            .execute(arguments);
        }
        var report = bytes.toString(UTF_8);
        System.out.print(report);
        assertThat(status).describedAs(report).isZero();
        assertThat(report).endsWith("PASS%n".formatted());
    }
}
