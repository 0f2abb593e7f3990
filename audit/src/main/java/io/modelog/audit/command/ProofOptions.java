package io.modelog.audit.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.proof.Proof;
import io.modelog.audit.proof.ProofJson;
import io.modelog.audit.shell.UnusableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whose checkpoints a proof ends at, and where the proof goes.
final class ProofOptions {
    @Mixin private SignerKeys signer = new SignerKeys();

    @Option(
            names = "--out",
            paramLabel = "<file>",
            description = "Write the proof there (default: standard output).")
    private @Nullable Path file;

    List<PublicNoteKey> keys() {
        return signer.read();
    }

    void write(Proof proof, PrintWriter out) {
        var json = ProofJson.write(proof) + "\n";
        if (file == null) {
            out.print(json);
            out.flush();
            return;
        }
        try {
            Files.writeString(file, json, UTF_8);
        } catch (IOException e) {
            throw new UnusableFile(file, e);
        }
    }
}
