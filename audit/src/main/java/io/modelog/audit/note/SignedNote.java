package io.modelog.audit.note;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A text and who signed it: [C2SP signed-note](https://c2sp.org/signed-note).
public final class SignedNote {
    private static final int SIGNATURES_MAX = 16;

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = signatures;
    }

    public static SignedNote sign(String text, PrivateNoteKey key) {
        return new SignedNote(text, List.of(key.signature(text)));
    }

    /// Reads what [#toString] prints. Throws [NoteRefused].
    public static SignedNote parse(String note) {
        if (note.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NoteRefused("the note has control characters");
        }
        var blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new NoteRefused(
                    "the note is not a text, an empty line and lines of signatures, each with its line feed");
        }
        var lines = note.substring(blank + 2).lines().toList();
        if (lines.isEmpty() || lines.size() > SIGNATURES_MAX) {
            throw new NoteRefused(
                    "the note has %d signatures; 1 to %d are allowed"
                            .formatted(lines.size(), SIGNATURES_MAX));
        }
        var signatures = new ArrayList<NoteSignature>();
        lines.forEach(line -> signatures.add(NoteSignature.parse(line)));
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /// What is signed; ends in a line feed.
    public String text() {
        return text;
    }

    /// Throws [NoteRefused] unless the key signed the text. Signatures of other keys are passed over, as C2SP wants it.
    public void verify(PublicNoteKey key) {
        verify(List.of(key));
    }

    /// Throws [NoteRefused] unless one of the keys signed the text.
    public void verify(List<PublicNoteKey> keys) {
        var isSigned = false;
        for (var signature : signatures) {
            for (var key : keys) {
                if (signature.isBy(key) && !signature.isOf(text, key)) {
                    throw new NoteRefused(
                            "the signature of %s is not of this text".formatted(key.id()));
                }
                isSigned |= signature.isBy(key);
            }
        }
        if (!isSigned) {
            throw new NoteRefused(
                    "it is signed by %s, not by %s"
                            .formatted(
                                    listed(signatures, NoteSignature::signer),
                                    listed(keys, PublicNoteKey::id)));
        }
    }

    private static <T> String listed(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature).append('\n'));
        return note.toString();
    }
}
