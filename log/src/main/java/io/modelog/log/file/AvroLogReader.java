package io.modelog.log.file;

import io.modelog.audit.log.EventRecord;
import io.modelog.events.log.Hash;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// Reads what [AvroLogWriter] writes, block by block.
final class AvroLogReader {
    private final InputStream in;
    private final LogSink sink;
    private List<Integer> schemaIds = List.of();

    AvroLogReader(InputStream in, LogSink sink) {
        this.in = in;
        this.sink = sink;
    }

    End read() throws IOException {
        try (var file = open()) {
            var head = AvroHead.read(file);
            schemaIds = List.copyOf(head.schemas().keySet());
            sink.begin(head);
            var tally = new Tally(head.partitions());
            var seen = new Seen(tally);
            AvroHead.digest(file, tally);
            for (var block = next(file, seen); block != null; block = next(file, seen)) {
                var end = block(block, file.getBlockCount(), tally, seen);
                if (end != null) {
                    if (next(file, seen) != null) {
                        throw seen.damaged("something follows its end");
                    }
                    return seen.check(end);
                }
            }
            throw seen.torn();
        }
    }

    private DataFileStream<GenericRecord> open() {
        try {
            return new DataFileStream<>(in, new GenericDatumReader<>());
        } catch (IOException | RuntimeException e) { // whatever an edited head makes Avro throw
            throw new FileRefused(
                    hasEnded(e)
                            ? "is torn: it ends in its head"
                            : "is no export of a log: " + e.getMessage(),
                    e);
        }
    }

    /// Null at the end of the file.
    private static @Nullable ByteBuffer next(DataFileStream<?> file, Seen seen) {
        try {
            return file.hasNext() ? file.nextBlock() : null;
        } catch (IOException | RuntimeException e) {
            if (hasEnded(e)) {
                throw seen.torn();
            }
            throw seen.damaged(e);
        }
    }

    private static boolean hasEnded(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }

    /// The end when the block is that; it has a block of its own.
    private @Nullable End block(ByteBuffer block, long entries, Tally tally, Seen seen) {
        var bytes = block.array();
        var from = block.arrayOffset() + block.position();
        var decoder = DecoderFactory.get().binaryDecoder(bytes, from, block.remaining(), null);
        var records = new ArrayList<Runnable>();
        try {
            for (var i = 0L; i < entries; i++) {
                var entry = entry(decoder, block.remaining());
                if (entry.content < schemaIds.size()) {
                    records.add(() -> event(entry, seen));
                } else if (entry.content == schemaIds.size()) {
                    records.add(() -> checkpoint(entry, tally));
                } else {
                    return end(entry.bytes);
                }
            }
            if (!decoder.isEnd()) {
                throw new IOException("a block is longer than its entries");
            }
        } catch (IOException | RuntimeException e) { // damaged bytes make Avro throw anything
            throw seen.damaged(e);
        }
        tally.digest(bytes, from, block.remaining());
        records.forEach(Runnable::run);
        return null;
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
    private record Entry(CopiedRecord record, int content, byte[] bytes) {}

    private static Entry entry(BinaryDecoder decoder, int sizeMax) throws IOException {
        var partition = decoder.readInt();
        var offset = decoder.readLong();
        var time = decoder.readLong();
        var headers = new ArrayList<Header>();
        for (var n = decoder.readArrayStart(); n > 0; n = decoder.arrayNext()) {
            for (var i = 0L; i < n; i++) {
                var name = decoder.readString();
                headers.add(new RecordHeader(name, bytes(decoder.readBytes(null))));
            }
        }
        var size = Objects.checkIndex(decoder.readInt(), sizeMax);
        var content = decoder.readIndex();
        var value = new byte[size];
        decoder.readFixed(value);
        return new Entry(
                new CopiedRecord(partition, offset, time, headers, new byte[0]), content, value);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private void event(Entry entry, Seen seen) {
        var value = new byte[EventRecord.WIRE_HEADER + entry.bytes.length];
        ByteBuffer.wrap(value, 1, Integer.BYTES).putInt(schemaIds.get(entry.content));
        System.arraycopy(entry.bytes, 0, value, EventRecord.WIRE_HEADER, entry.bytes.length);
        var record = with(entry.record, value);
        seen.event(record);
        sink.event(record);
    }

    private void checkpoint(Entry entry, Tally tally) {
        try {
            var note = DecoderFactory.get().binaryDecoder(entry.bytes, null).readBytes(null);
            tally.checkpoint();
            sink.checkpoint(with(entry.record, bytes(note)));
        } catch (IOException e) {
            throw new FileRefused("has a damaged checkpoint: " + e, e);
        }
    }

    private static CopiedRecord with(CopiedRecord record, byte[] value) {
        return new CopiedRecord(
                record.partition(), record.offset(), record.timeMillis(), record.headers(), value);
    }

    private static End end(byte[] bytes) throws IOException {
        var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        var checkpoints = decoder.readLong();
        var events = new ArrayList<Long>();
        for (var n = decoder.readArrayStart(); n > 0; n = decoder.arrayNext()) {
            for (var i = 0L; i < n; i++) {
                events.add(decoder.readLong());
            }
        }
        var sha256 = new byte[Hash.LENGTH];
        decoder.readFixed(sha256);
        return new End(checkpoints, events, Hash.of(sha256));
    }
}
