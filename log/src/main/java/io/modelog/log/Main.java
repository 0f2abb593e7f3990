package io.modelog.log;

import io.modelog.audit.shell.CommandGroup;
import io.modelog.log.command.LogCommand;
import java.io.PrintWriter;

/// The entry of `modelog log`: 0 is done, 1 is refused, 2 is could not be tried.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(CommandGroup.writer(System.out), CommandGroup.writer(System.err), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return LogCommand.line(out, err).execute(args);
    }
}
