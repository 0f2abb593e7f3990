package io.modelog.log.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.tree.TreeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/// A log as an Avro container file. An event goes in byte by byte as it stands in the log: what Avro encoded once is not
/// encoded again. The same log gives the same file.
final class AvroLogWriter implements LogWriter {
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int ZSTD_LEVEL = 3;
    private static final int SYNC_BYTES = 16;

    private final OutputStream out;
    private final DataFileWriter<GenericRecord> file =
            new DataFileWriter<>(new GenericDatumWriter<GenericRecord>());
    private final Entry entry = new Entry();
    private List<Integer> schemaIds = List.of();
    private @Nullable Tally tally;

    AvroLogWriter(OutputStream out) {
        this.out = out;
    }

    /// The bytes of one entry, in a buffer that is used again.
    private static final class Entry extends ByteArrayOutputStream {
        private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(this, null);

        void write(CopiedRecord record, int content, byte[] bytes, int from) throws IOException {
            reset();
            encoder.writeInt(record.partition());
            encoder.writeLong(record.offset());
            encoder.writeLong(record.timeMillis());
            encoder.writeArrayStart();
            encoder.setItemCount(record.headers().size());
            for (var header : record.headers()) {
                encoder.startItem();
                encoder.writeString(header.key());
                encoder.writeBytes(header.value() == null ? new byte[0] : header.value());
            }
            encoder.writeArrayEnd();
            encoder.writeInt(bytes.length - from);
            encoder.writeIndex(content);
            encoder.writeFixed(bytes, from, bytes.length - from);
        }

        void digest(Tally tally) {
            tally.digest(buf, 0, count);
        }

        ByteBuffer bytes() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    @Override
    public void begin(Head head) {
        var schema = AvroEntry.of(List.copyOf(head.schemas().values()));
        schemaIds = List.copyOf(head.schemas().keySet());
        tally = new Tally(head.partitions());
        file.setCodec(CodecFactory.zstandardCodec(ZSTD_LEVEL, true));
        file.setSyncInterval(BLOCK_BYTES);
        AvroHead.metadata(head).forEach(file::setMeta);
        AvroHead.digest(head, schema, tally);
        var sync = TreeHash.sha256().digest(schema.toString().getBytes(UTF_8));
        try {
            file.create(schema, out, Arrays.copyOf(sync, SYNC_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void checkpoint(CopiedRecord record) {
        tally().checkpoint();
        append(record, schemaIds.size(), prefixed(record.value()), 0);
    }

    @Override
    public void event(CopiedRecord record) {
        var schema = schemaIds.indexOf(record.schemaId());
        if (schema < 0) {
            throw new FileRefused(
                    "the event at %s has the schema %d, which nobody registered"
                            .formatted(record, record.schemaId()));
        }
        tally().event(record.partition());
        append(record, schema, record.value(), EventRecord.WIRE_HEADER);
    }

    private void append(CopiedRecord record, int content, byte[] bytes, int from) {
        try {
            entry.write(record, content, bytes, from);
            entry.digest(tally());
            file.appendEncoded(entry.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Text as Avro encodes it: its length, then itself.
    private static byte[] prefixed(byte[] text) {
        var encoded = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(encoded, null);
        try {
            encoder.writeBytes(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return encoded.toByteArray();
    }

    private Tally tally() {
        if (tally == null) {
            throw new IllegalStateException("a log begins with its head");
        }
        return tally;
    }

    @Override
    public End end() {
        var end = tally().end();
        try {
            var content = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(content, null);
            encoder.writeLong(end.checkpoints());
            encoder.writeArrayStart();
            encoder.setItemCount(end.events().size());
            for (var events : end.events()) {
                encoder.startItem();
                encoder.writeLong(events);
            }
            encoder.writeArrayEnd();
            encoder.writeFixed(end.sha256().bytes());
            file.sync(); // the end has a block of its own: all blocks before it are digested whole
            entry.write(
                    new CopiedRecord(0, 0, 0, List.of(), new byte[0]),
                    schemaIds.size() + 1,
                    content.toByteArray(),
                    0);
            file.appendEncoded(entry.bytes());
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        if (tally == null) {
            out.close();
        } else {
            file.close();
        }
    }
}
