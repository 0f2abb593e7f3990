package io.modelog.audit.command;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.note.NoteRefused;
import io.modelog.audit.note.PrivateNoteKey;
import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.shell.LogOptions;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.verify.CheckpointSeries;
import io.modelog.audit.verify.Findings;
import io.modelog.audit.verify.LogAudit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "checkpoint",
        description = {
            "Proves the log, then signs a checkpoint of it and appends it to the log's checkpoints.",
            "A log with faults is not signed. The note is printed: keep a copy elsewhere."
        },
        footer = {
            "",
            "Examples:",
            "  modelog audit checkpoint --key audit.key > checkpoint.txt",
            "  modelog audit checkpoint --key audit.key --every 10m"
        })
final class CheckpointCommand implements Callable<Integer> {
    @Mixin private LogOptions where = new LogOptions();

    @Option(
            names = "--key",
            required = true,
            paramLabel = "<file>",
            description = "Private key; the public one is beside it in <file>.pub.")
    private Path key = Path.of("");

    @Option(
            names = "--former-key",
            paramLabel = "<file>",
            description = "Public key that signed before; may be given again.")
    private List<Path> formerKeys = List.of();

    @Option(
            names = "--every",
            paramLabel = "<time>",
            converter = Interval.class,
            description = "Go on, with a checkpoint each 30s, 10m, 1h when there are new events.")
    private @Nullable Duration every;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var files = new KeyFiles(key);
        var privateKey = files.readPair();
        var keys = new ArrayList<>(List.of(KeyFiles.readPublic(files.publicKey())));
        keys.addAll(KeyFiles.readPublic(formerKeys));
        try (var opened = where.open();
                var topic = CheckpointTopic.open(opened.log())) {
            var audit = audit(opened.log(), keys);
            var code = sign(audit, privateKey, topic);
            while (every != null && code == AuditCommand.PROVED) {
                Thread.sleep(every);
                audit.advance();
                code = sign(audit, privateKey, topic);
            }
            return code;
        }
    }

    private LogAudit audit(KafkaLog log, List<PublicNoteKey> keys) throws InterruptedException {
        var entries = CheckpointTopic.read(log);
        var origin = CheckpointSeries.of(entries, List.of()).origin();
        if (origin != null && !origin.equals(keys.getFirst().name())) {
            throw new NoteRefused(
                    "the log's checkpoints are by %s, and the key is of %s"
                            .formatted(origin, keys.getFirst().name()));
        }
        var series = CheckpointSeries.of(entries, keys);
        try (var progress = new ProgressLine(spec.commandLine().getErr())) {
            return LogAudit.of(log, series, NodeSink.NONE, progress.read());
        }
    }

    private int sign(LogAudit audit, PrivateNoteKey key, CheckpointTopic topic)
            throws InterruptedException {
        var out = spec.commandLine().getOut();
        var findings = audit.findings();
        if (!findings.clean()) {
            refuse(findings);
            return AuditCommand.NOT_PROVED;
        }
        if (findings.events() == findings.covered()) {
            spec.commandLine()
                    .getErr()
                    .printf("Nothing is new since %,d events.%n", findings.covered());
        } else {
            var note = audit.sign(key).toString();
            topic.append(note);
            out.print(note);
        }
        out.flush();
        return AuditCommand.PROVED;
    }

    private void refuse(Findings findings) {
        var err = spec.commandLine().getErr();
        findings.faults().forEach(err::println);
        err.println("modelog audit: a log with faults is not signed");
        err.flush();
    }
}
