package io.modelog.audit.command;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.note.Checkpoint;
import io.modelog.audit.note.NoteRefused;
import io.modelog.audit.note.SignedNote;
import io.modelog.audit.proof.ProofRefused;
import io.modelog.audit.proof.Prover;
import io.modelog.audit.shell.LogOptions;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.audit.shell.UnusableFile;
import io.modelog.audit.verify.CheckpointSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "consistency",
        description = {
            "Writes the proof that one checkpoint's log begins with all of an older one's.",
            "So nothing was changed, moved or taken out in between.",
            "A checkpoint is given as its number of events, or as a file with its note."
        },
        footer = {
            "",
            "Examples:",
            "  modelog audit consistency 1000 20852 > consistency.json",
            "  modelog audit consistency kept-elsewhere.txt 20852 --public-key audit.key.pub"
        })
final class ConsistencyCommand implements Callable<Integer> {
    @Mixin private LogOptions where = new LogOptions();
    @Mixin private ProofOptions proof = new ProofOptions();

    @Parameters(index = "0", paramLabel = "<old>", description = "The older checkpoint.")
    private String older = "";

    @Parameters(index = "1", paramLabel = "<new>", description = "The newer checkpoint.")
    private String newer = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var isOlder = wanted(older);
        var isNewer = wanted(newer);
        var keys = proof.keys();
        try (var opened = where.open();
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            var series = CheckpointSeries.of(CheckpointTopic.read(opened.log()), keys);
            var prover = new Prover(opened.log(), series, progress.read());
            var from = find(series, older, isOlder);
            var to = find(series, newer, isNewer);
            proof.write(prover.prove(from, to), spec.commandLine().getOut());
            return AuditCommand.PROVED;
        }
    }

    /// A checkpoint in a file is to be there word for word.
    private static Predicate<Checkpoint> wanted(String text) {
        if (text.matches("\\d{1,18}")) {
            var size = Long.parseLong(text);
            return checkpoint -> checkpoint.size() == size;
        }
        var file = Path.of(text);
        try {
            var wanted = Checkpoint.parse(SignedNote.parse(Files.readString(file)).text());
            return wanted::equals;
        } catch (IOException e) {
            throw new UnusableFile(file, e);
        } catch (NoteRefused e) {
            throw new UnusableFile(file, e);
        }
    }

    private static CheckpointSeries.Item find(
            CheckpointSeries series, String text, Predicate<Checkpoint> wanted) {
        return series.items().stream()
                .filter(item -> wanted.test(item.checkpoint()))
                .findFirst()
                .orElseThrow(() ->
                        new ProofRefused(
                                "the log has no such checkpoint: %s; 'modelog audit list' shows what it has"
                                        .formatted(text)));
    }
}
