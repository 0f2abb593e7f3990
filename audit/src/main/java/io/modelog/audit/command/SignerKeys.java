package io.modelog.audit.command;

import io.modelog.audit.note.PublicNoteKey;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// Whose signatures count.
final class SignerKeys {
    @Option(
            names = "--public-key",
            paramLabel = "<file>",
            description = {
                "Of the signer; again for a key before it. Without it signatures are not checked."
            })
    private List<Path> files = List.of();

    /// None when signatures are not to be checked.
    List<PublicNoteKey> read() {
        return KeyFiles.readPublic(files);
    }
}
