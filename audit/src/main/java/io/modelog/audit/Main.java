package io.modelog.audit;

import io.modelog.audit.command.AuditCommand;
import io.modelog.audit.shell.CommandGroup;
import java.io.PrintWriter;

/// The entry of `modelog audit`: 0 is proved, 1 is not proved, 2 is could not be tried.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(CommandGroup.writer(System.out), CommandGroup.writer(System.err), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return AuditCommand.line(out, err).execute(args);
    }
}
