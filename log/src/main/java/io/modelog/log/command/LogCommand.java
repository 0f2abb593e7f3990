package io.modelog.log.command;

import io.modelog.audit.shell.CommandGroup;
import io.modelog.log.LogRefused;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// All commands on the log itself.
@Command(
        name = "modelog log",
        synopsisSubcommandLabel = "<command>",
        description =
                "Shows the log as it is in Kafka, and takes it out of one cluster and into another.",
        footer = {
            "",
            "Examples:",
            "  modelog log tail -f --type VersionStageChanged",
            "  modelog log show 3:17 --hex",
            "  modelog log stats",
            "  modelog log export backup.avro",
            "  modelog log import backup.avro --data-dir /var/lib/modelog-new",
            "",
            "Exit codes: 0 done, 1 refused or not found, 2 could not be tried."
        },
        subcommands = {
            TailCommand.class,
            ShowCommand.class,
            StatsCommand.class,
            ExportCommand.class,
            ImportCommand.class
        })
public final class LogCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;

    public static CommandLine line(PrintWriter out, PrintWriter err) {
        return CommandGroup.line(
                new LogCommand(), out, err, failure -> failure instanceof LogRefused);
    }
}
