package io.modelog.cli;

import io.modelog.cli.command.Commands;
import io.modelog.cli.command.Failures;
import io.modelog.cli.terminal.Shell;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// The command line's entry: 0 is success, 1 an expected error, 2 wrong usage, 3 a node that cannot be reached.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("warm-up")) {
            WarmUp.run();
        } else {
            System.exit(run(Shell.ofProcess(), args));
        }
    }

    static int run(Shell shell, String... args) {
        var words = Spelling.ofHelp(args);
        int code = wantsHelp(words) ? withAll(shell, words) : withSome(shell, words);
        code = shell.out().checkError() ? new Failures(shell).unwritten(code) : code;
        shell.err().flush();
        return code;
    }

    /// With the commands that the words name; when they do not parse, all commands are there to choose a hint from.
    private static int withSome(Shell shell, String... args) {
        var line = Commands.named(shell, args);
        return line.setParameterExceptionHandler((_, _) -> withAll(shell, args))
                .setExecutionStrategy(parsed ->
                        isGroup(parsed) ? withAll(shell, args) : new RunLast().execute(parsed))
                .setExecutionExceptionHandler(new Failures(shell)::failed)
                .execute(Spelling.of(line, args));
    }

    private static int withAll(Shell shell, String... args) {
        var line = all(shell);
        return line.setExecutionStrategy(parsed ->
                        isGroup(parsed) ? explain(parsed, shell) : new RunLast().execute(parsed))
                .execute(Spelling.of(line, args));
    }

    /// Whether the words end before a command that can be run.
    private static boolean isGroup(ParseResult parsed) {
        var last = parsed.asCommandLineList().getLast();
        return !last.isUsageHelpRequested()
                && !last.isVersionHelpRequested()
                && !(last.getCommand() instanceof Runnable);
    }

    private static int explain(ParseResult parsed, Shell shell) {
        parsed.asCommandLineList().getLast().usage(shell.err());
        return ExitCode.USAGE;
    }

    static CommandLine all(Shell shell) {
        var failures = new Failures(shell);
        return Commands.all(shell)
                .setParameterExceptionHandler(failures::misread)
                .setExecutionExceptionHandler(failures::failed);
    }

    private static boolean wantsHelp(String... args) {
        for (var word : args) {
            if (word.equals("-h") || word.equals("--help")) {
                return true;
            }
        }
        return false;
    }
}
