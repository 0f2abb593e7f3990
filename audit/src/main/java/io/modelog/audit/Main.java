package io.modelog.audit;

import io.modelog.audit.command.AuditCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The entry of `modelog audit`: 0 is proved, 1 is not proved, 2 is could not be tried.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(writer(System.out), writer(System.err), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return AuditCommand.line(out, err).execute(args);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
