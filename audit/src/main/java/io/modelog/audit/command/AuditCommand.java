package io.modelog.audit.command;

import io.modelog.audit.note.NoteRefused;
import io.modelog.audit.proof.ProofRefused;
import io.modelog.audit.shell.CommandGroup;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
    static final int PROVED = CommandGroup.DONE;
    static final int NOT_PROVED = CommandGroup.REFUSED;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;

    public static CommandLine line(PrintWriter out, PrintWriter err) {
        return CommandGroup.line(
                new AuditCommand(),
                out,
                err,
                failure -> failure instanceof ProofRefused || failure instanceof NoteRefused);
    }
}
