package io.modelog.log.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads what [JsonLogWriter] writes. Of an event only the bytes count, not how it reads.
final class JsonLogReader {
    /// A record of 4 MiB in base64, and the same as it reads.
    private static final int LINE_MAX = 32 << 20;

    private final InputStream in;
    private final LogSink sink;

    JsonLogReader(InputStream in, LogSink sink) {
        this.in = in;
        this.sink = sink;
    }

    End read() throws IOException {
        var first = line();
        if (first == null) {
            throw new FileRefused("is torn: it has no whole line");
        }
        var head = head(first);
        var tally = new Tally(head.partitions());
        var seen = new Seen(tally);
        sink.begin(head);
        tally.digest(first, 0, first.length);
        for (var line = line(); line != null; line = line()) {
            var json = parse(line, seen);
            var end = json.get("end");
            if (end != null) {
                if (in.read() >= 0) {
                    throw seen.damaged("something follows its end");
                }
                return seen.check(end(end, seen));
            }
            tally.digest(line, 0, line.length);
            take(json, tally, seen);
        }
        throw seen.torn();
    }

    private static Head head(byte[] line) {
        try {
            return JsonLines.head(JsonLines.parse(line));
        } catch (FileRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new FileRefused("is no export of a log: " + e.getMessage(), e);
        }
    }

    private static JsonNode parse(byte[] line, Seen seen) {
        try {
            return JsonLines.parse(line);
        } catch (IOException e) {
            throw seen.damaged(e);
        }
    }

    private static End end(JsonNode json, Seen seen) {
        try {
            return JsonLines.end(json);
        } catch (RuntimeException e) { // whatever an edited line makes Jackson throw
            throw seen.damaged(e);
        }
    }

    private void take(JsonNode json, Tally tally, Seen seen) {
        CopiedRecord record;
        var isCheckpoint = !json.has("record");
        try {
            record =
                    JsonLines.record(
                            json,
                            isCheckpoint
                                    ? JsonLines.bytes(json, "checkpoint")
                                    : json.required("record").binaryValue());
        } catch (IOException | RuntimeException e) { // whatever an edited line makes Jackson throw
            throw seen.damaged(e);
        }
        if (isCheckpoint) {
            tally.checkpoint();
            sink.checkpoint(record);
        } else {
            seen.event(record);
            sink.event(record);
        }
    }

    /// With its end; null when the file ends before one.
    private byte @Nullable [] line() throws IOException {
        var line = new ByteArrayOutputStream(4096);
        for (var next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() > LINE_MAX) {
                throw new FileRefused("has a line of more than %,d bytes".formatted(LINE_MAX));
            }
        }
        return null;
    }
}
