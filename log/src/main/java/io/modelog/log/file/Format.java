package io.modelog.log.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a log is written into a file.
public enum Format {
    /// An Avro container file, whose entries any Avro tool reads.
    AVRO,

    /// One JSON object on each line.
    JSONL;

    private static final int BUFFER = 1 << 16;

    public LogWriter writer(OutputStream out) {
        return switch (this) {
            case AVRO -> new AvroLogWriter(out);
            case JSONL -> new JsonLogWriter(out);
        };
    }

    /// Gives the log in a file to a sink, and returns when its end was found and is right. Throws [FileRefused].
    public static End read(Path file, LogSink sink) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return of(in) == JSONL
                    ? new JsonLogReader(in, sink).read()
                    : new AvroLogReader(in, sink).read();
        }
    }

    /// By its first byte.
    private static Format of(InputStream in) throws IOException {
        in.mark(1);
        var first = in.read();
        in.reset();
        return switch (first) {
            case 'O' -> AVRO;
            case '{' -> JSONL;
            default ->
                    throw new FileRefused(
                            "is no export of a log: it begins with neither Avro's 'Obj' nor '{'");
        };
    }
}
