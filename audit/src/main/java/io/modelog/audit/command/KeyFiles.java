package io.modelog.audit.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.note.KeyName;
import io.modelog.audit.note.NoteRefused;
import io.modelog.audit.note.PrivateNoteKey;
import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.shell.UnusableFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A pair of keys in two files: the private one, for its owner alone, and beside it the public one, `.pub`.
record KeyFiles(Path privateKey) {
    Path publicKey() {
        return privateKey.resolveSibling(privateKey.getFileName() + ".pub");
    }

    /// Makes a pair. Throws [UnusableFile], also when one of the files is there.
    void generate(KeyName name) {
        try {
            if (Files.exists(publicKey())) {
                throw new FileAlreadyExistsException(publicKey().toString());
            }
            PrivateNoteKey.generate(name, Pair::new).write(this);
        } catch (IOException e) {
            throw new UnusableFile(privateKey, e);
        }
    }

    private record Pair(PrivateNoteKey privateKey, PublicNoteKey publicKey) {
        void write(KeyFiles files) throws IOException {
            writeNew(files.privateKey(), privateKey.secret(), "rw-------");
            writeNew(files.publicKey(), publicKey.toString(), "rw-r--r--");
        }
    }

    private static void writeNew(Path file, String line, String permissions) throws IOException {
        var attributes =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, attributes)) {
            channel.write(UTF_8.encode(line + "\n"));
        }
    }

    /// Throws [UnusableFile], also when the two are not a pair.
    PrivateNoteKey readPair() {
        var key = read(privateKey, PrivateNoteKey::parse);
        if (!key.belongsTo(readPublic(publicKey()))) {
            throw new UnusableFile(
                    publicKey(), new NoteRefused("it is not the public key of " + privateKey));
        }
        return key;
    }

    /// Throws [UnusableFile].
    static PublicNoteKey readPublic(Path file) {
        return read(file, PublicNoteKey::parse);
    }

    static List<PublicNoteKey> readPublic(List<Path> files) {
        return files.stream().map(KeyFiles::readPublic).toList();
    }

    private static <K> K read(Path file, Function<String, K> parse) {
        try {
            return parse.apply(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UnusableFile(file, e);
        } catch (NoteRefused e) {
            throw new UnusableFile(file, e);
        }
    }
}
