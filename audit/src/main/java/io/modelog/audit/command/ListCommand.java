package io.modelog.audit.command;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.note.Checkpoint;
import io.modelog.audit.note.NoteRefused;
import io.modelog.audit.note.SignedNote;
import io.modelog.audit.shell.LogOptions;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists the checkpoints as they stand, unchecked, or prints one to keep.",
        footer = {
            "",
            "Examples:",
            "  modelog audit list",
            "  modelog audit list --size 20852 > checkpoint-20852.txt"
        })
final class ListCommand implements Callable<Integer> {
    @Mixin private LogOptions where = new LogOptions();

    @Option(
            names = "--size",
            paramLabel = "<events>",
            description = "Print the note of the checkpoint of so many events.")
    private @Nullable Long size;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var opened = where.open()) {
            for (var entry : CheckpointTopic.read(opened.log())) {
                if (size == null) {
                    out.println(line(entry));
                } else if (print(entry.note(), size, out)) {
                    return AuditCommand.PROVED;
                }
            }
        } finally {
            out.flush();
        }
        if (size != null) {
            throw new NoteRefused("there is no checkpoint of %d events".formatted(size));
        }
        return AuditCommand.PROVED;
    }

    private static String line(CheckpointTopic.Entry entry) {
        try {
            var checkpoint = Checkpoint.parse(SignedNote.parse(entry.note()).text());
            return "%s  %,15d events  %s  %s"
                    .formatted(
                            Instant.ofEpochMilli(entry.timeMillis()),
                            checkpoint.size(),
                            checkpoint.root(),
                            checkpoint.origin());
        } catch (NoteRefused e) {
            return "%s  unreadable at %d: %s"
                    .formatted(
                            Instant.ofEpochMilli(entry.timeMillis()),
                            entry.offset(),
                            e.getMessage());
        }
    }

    private static boolean print(String note, long size, PrintWriter out) {
        try {
            var isIt = Checkpoint.parse(SignedNote.parse(note).text()).size() == size;
            if (isIt) {
                out.print(note);
            }
            return isIt;
        } catch (NoteRefused _) {
            return false; // one that cannot be read is of no size
        }
    }
}
