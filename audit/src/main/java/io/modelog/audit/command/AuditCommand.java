package io.modelog.audit.command;

import io.modelog.audit.log.LogUnavailable;
import io.modelog.audit.note.NoteRefused;
import io.modelog.audit.proof.ProofRefused;
import java.io.PrintWriter;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// All commands, and what their failures come to.
@Command(
        name = "modelog audit",
        synopsisSubcommandLabel = "<command>",
        description = "Proves that the log was not edited, from Kafka alone.",
        footer = {
            "",
            "Examples:",
            "  modelog audit key generate audit.key --name example.org/modelog",
            "  modelog audit checkpoint --key audit.key",
            "  modelog audit verify --public-key audit.key.pub",
            "  modelog audit prove iris_classifier 1 --event 3 > promotion.json",
            "  modelog audit check promotion.json --public-key audit.key.pub",
            "",
            "Exit codes: 0 proved, 1 not proved, 2 could not be tried."
        },
        subcommands = {
            VerifyCommand.class,
            CheckpointCommand.class,
            ListCommand.class,
            ProveCommand.class,
            ConsistencyCommand.class,
            CheckCommand.class,
            KeyCommand.class
        })
public final class AuditCommand {
    static final int PROVED = 0;
    static final int NOT_PROVED = 1;
    static final int NOT_TRIED = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;

    public static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new AuditCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(AuditCommand::execute)
                .setExecutionExceptionHandler(AuditCommand::failed);
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

    private static int failed(Exception failure, CommandLine line, ParseResult parsed)
            throws Exception {
        var code =
                switch (failure) {
                    case ProofRefused _, NoteRefused _ -> NOT_PROVED;
                    case LogUnavailable _, UnusableFile _, KafkaException _ -> NOT_TRIED;
                    default -> throw failure;
                };
        line.getErr().println("modelog audit: " + failure.getMessage());
        return code;
    }
}
