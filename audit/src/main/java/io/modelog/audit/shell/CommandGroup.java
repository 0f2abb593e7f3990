package io.modelog.audit.shell;

import io.modelog.audit.log.LogUnavailable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// Commands under one word, and what their failures come to.
public final class CommandGroup {
    /// Done, or proved.
    public static final int DONE = 0;

    /// The answer is no.
    public static final int REFUSED = 1;

    /// It could not be tried, or was typed wrong.
    public static final int NOT_TRIED = 2;

    private CommandGroup() {}

    /// @param commands annotated for picocli
    /// @param isRefusal whether a failure is an answer that is no, which ends with [#REFUSED]
    public static CommandLine line(
            Object commands, PrintWriter out, PrintWriter err, Predicate<Exception> isRefusal) {
        return new CommandLine(commands)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(CommandGroup::execute)
                .setExecutionExceptionHandler(
                        (failure, line, parsed) -> failed(failure, line, parsed, isRefusal));
    }

    /// Both streams tell UTF-8, whatever the platform's charset is.
    public static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /// A group without a command shows its help, as wrong usage.
    private static int execute(ParseResult parsed) {
        var last = parsed.asCommandLineList().getLast();
        if (!last.isUsageHelpRequested() && !last.getSubcommands().isEmpty()) {
            last.usage(last.getErr());
            return NOT_TRIED;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int failed(
            Exception failure, CommandLine line, ParseResult parsed, Predicate<Exception> isRefusal)
            throws Exception {
        var isExpected =
                switch (failure) {
                    case LogUnavailable _, UnusableFile _, KafkaException _ -> true;
                    default -> isRefusal.test(failure);
                };
        if (!isExpected) {
            throw failure;
        }
        var group = parsed.asCommandLineList().getFirst().getCommandName();
        line.getErr().println(group + ": " + failure.getMessage());
        return isRefusal.test(failure) ? REFUSED : NOT_TRIED;
    }
}
