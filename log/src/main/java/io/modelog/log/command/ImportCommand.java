package io.modelog.log.command;

import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.shell.CommandGroup;
import io.modelog.audit.shell.LogOptions;
import io.modelog.audit.shell.OpenLog;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.audit.shell.UnusableFile;
import io.modelog.log.LogRefused;
import io.modelog.log.copy.EmptyLog;
import io.modelog.log.copy.Import;
import io.modelog.log.copy.SchemaAdoption;
import io.modelog.log.file.FileRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Brings an exported log into an empty cluster: the same events, hashes, checkpoints and positions.",
            "The file is proved first; then all of it is written in one transaction, or nothing.",
            "A node that runs there may run on: it shows the log when the import has ended."
        },
        footer = {
            "",
            "Examples:",
            "  modelog server --data-dir new-data &",
            "  modelog log import backup.avro --data-dir new-data",
            "  modelog log import backup.avro --bootstrap-servers kafka:9092 --schema-registry http://registry:8081"
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin private LogOptions where = new LogOptions();
    @Mixin private SchemaOptions schemas = new SchemaOptions();

    @Parameters(paramLabel = "<file>", description = "What 'modelog log export' wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--move-positions",
            description = {
                "Let events stand wherever there is room, one behind the other.",
                "Positions such as 3:17 that somebody noted then mean other events."
            })
    private boolean movePositions;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        try (var opened = where.open()) {
            requireOwnTopics(opened.log());
            run(opened);
        } catch (IOException e) {
            throw new UnusableFile(file, e);
        } catch (FileRefused e) {
            throw new LogRefused("%s %s".formatted(file, e.getMessage()));
        }
        return CommandGroup.DONE;
    }

    private void requireOwnTopics(KafkaLog log) {
        if (!log.events().equals(KafkaLog.EVENTS)
                || !log.checkpoints().equals(KafkaLog.CHECKPOINTS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "An import is into %s and %s."
                            .formatted(KafkaLog.EVENTS, KafkaLog.CHECKPOINTS));
        }
    }

    private void run(OpenLog opened) throws IOException, InterruptedException {
        var err = spec.commandLine().getErr();
        var target = EmptyLog.of(opened.log(), !movePositions);
        Import.Checked checked;
        try (var progress = new ProgressLine(err)) {
            checked = new Import(file, progress).check();
        }
        var ids =
                SchemaAdoption.of(opened.log(), schemas.registry(), opened.broker() != null)
                        .ids(checked.head().schemas());
        try (var progress = new ProgressLine(err)) {
            new Import(file, progress).write(checked, target, ids);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%,d events and %,d checkpoints imported in %.1f s (%,.0f events/s).%nProve them: modelog audit verify%n",
                            checked.end().eventsInAll(),
                            checked.end().checkpoints(),
                            progress.seconds(),
                            checked.end().eventsInAll() / progress.seconds());
        }
        spec.commandLine().getOut().flush();
    }
}
