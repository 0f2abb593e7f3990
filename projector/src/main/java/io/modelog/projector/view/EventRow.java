package io.modelog.projector.view;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// An event among those of all streams: where its record is, and its summary.
record EventRow(String stream, long sequence, EventSummary summary) {
    byte[] encode() {
        var bytes = new ByteArrayOutputStream(128);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(summary.timeMicros());
            out.writeUTF(summary.type());
            out.writeUTF(summary.actor());
            out.writeLong(summary.version() == null ? 0 : summary.version());
            write(out, summary.from());
            write(out, summary.to());
            out.writeUTF(stream);
            out.writeLong(sequence);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String stage) throws IOException {
        out.writeUTF(stage == null ? "" : stage);
    }

    static EventRow decode(byte[] row) {
        try (var in = new DataInputStream(new ByteArrayInputStream(row))) {
            var time = in.readLong();
            var type = in.readUTF();
            var actor = in.readUTF();
            var version = in.readLong();
            var summary =
                    new EventSummary(
                            time, type, actor, version == 0 ? null : version, stage(in), stage(in));
            return new EventRow(in.readUTF(), in.readLong(), summary);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private static @Nullable String stage(DataInputStream in) throws IOException {
        var stage = in.readUTF();
        return stage.isEmpty() ? null : stage;
    }
}
