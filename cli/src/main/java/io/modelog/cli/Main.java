package io.modelog.cli;

import io.modelog.sdk.RunStatus;
import io.modelog.sdk.Stage;
import picocli.CommandLine;

/// The command line's entry: 0 is success, 1 an expected error, 2 wrong usage, 3 a node that cannot be reached.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Shell.ofProcess(), args));
    }

    static int run(Shell shell, String... args) {
        int code = commandLine(shell).execute(args);
        shell.out().flush();
        shell.err().flush();
        return code;
    }

    static CommandLine commandLine(Shell shell) {
        var failures = new Failures(shell);
        return new CommandLine(new Root(shell))
                .setOut(shell.out())
                .setErr(shell.err())
                .setColorScheme(shell.colors())
                .setUsageHelpWidth(shell.helpWidth())
                .registerConverter(Stage.class, new Choice<>(Stage.class))
                .registerConverter(RunStatus.class, new Choice<>(RunStatus.class))
                .registerConverter(Root.Format.class, new Choice<>(Root.Format.class))
                .setParameterExceptionHandler(failures::wrongUsage)
                .setExecutionExceptionHandler(failures::failed);
    }
}
