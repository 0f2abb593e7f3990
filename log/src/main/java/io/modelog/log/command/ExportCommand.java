package io.modelog.log.command;

import io.modelog.audit.shell.CommandGroup;
import io.modelog.audit.shell.LogOptions;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.audit.shell.UnusableFile;
import io.modelog.log.LogRefused;
import io.modelog.log.copy.Export;
import io.modelog.log.file.End;
import io.modelog.log.file.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = {
            "Writes the log and its checkpoints, as they are now, into a file, and proves them on the way.",
            "Nodes may go on writing."
        },
        footer = {
            "",
            "Examples:",
            "  modelog log export modelog-2026-11-28.avro",
            "  modelog log export log.jsonl --force",
            "  modelog log export - --format jsonl | jq .event"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin private LogOptions where = new LogOptions();
    @Mixin private SchemaOptions schemas = new SchemaOptions();

    @Parameters(
            paramLabel = "<file>",
            description = "It appears when it is whole. '-' is standard output, for jsonl alone.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "<format>",
            description = "${COMPLETION-CANDIDATES} (default: by the file's name, else avro).")
    private @Nullable Format format;

    @Option(names = "--force", description = "Replace the file when there is one.")
    private boolean force;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var isStandardOutput = file.toString().equals("-");
        var chosen = format(isStandardOutput);
        try {
            if (isStandardOutput) {
                write(System.out, chosen);
            } else {
                writeFile(chosen);
            }
        } catch (IOException e) {
            throw new UnusableFile(file, e);
        } catch (UncheckedIOException e) {
            throw new UnusableFile(file, new IOException(e.getMessage(), e));
        }
        return CommandGroup.DONE;
    }

    private Format format(boolean isStandardOutput) {
        if (isStandardOutput && format == Format.AVRO) {
            throw new ParameterException(
                    spec.commandLine(), "Standard output is for --format jsonl alone.");
        }
        if (format != null) {
            return format;
        }
        return isStandardOutput || file.toString().endsWith(".jsonl") ? Format.JSONL : Format.AVRO;
    }

    /// The file appears when it is whole and on disk; one that is broken off leaves a file that ends in `.part`, or none.
    private void writeFile(Format chosen) throws IOException, InterruptedException {
        if (Files.exists(file) && !force) {
            throw new LogRefused("%s is there already; --force replaces it".formatted(file));
        }
        var whole = file.toAbsolutePath();
        var part = Files.createTempFile(whole.getParent(), whole.getFileName() + ".", ".part");
        try {
            write(Files.newOutputStream(part), chosen);
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(OutputStream out, Format chosen) throws IOException, InterruptedException {
        try (var writer = chosen.writer(out);
                var opened = where.open();
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            var log = opened.log();
            var end = new Export(log, () -> schemas.of(log), progress).write(writer);
            tell(end, progress.seconds());
        }
    }

    /// On standard error: standard output may be the log.
    private void tell(End end, double seconds) {
        var err = spec.commandLine().getErr();
        err.printf(
                "%,d events and %,d checkpoints exported in %.1f s (%,.0f events/s); digest %s%n",
                end.eventsInAll(),
                end.checkpoints(),
                seconds,
                end.eventsInAll() / seconds,
                end.sha256());
        err.flush();
    }
}
