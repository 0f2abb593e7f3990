package io.modelog.audit.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that was given and cannot be used as what it was given for.
public final class UnusableFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableFile(Path file, RuntimeException why) {
        super("%s: %s".formatted(file, why.getMessage()), why);
    }

    public UnusableFile(Path file, IOException why) {
        super("%s: %s".formatted(file, sentence(why)), why);
    }

    private static String sentence(IOException why) {
        return switch (why) {
            case NoSuchFileException _ -> "there is no such file";
            case FileAlreadyExistsException e -> e.getFile() + " is there already";
            case IOException e -> String.valueOf(e.getMessage());
        };
    }
}
