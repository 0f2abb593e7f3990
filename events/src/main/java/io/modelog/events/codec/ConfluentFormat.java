package io.modelog.events.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Conversions;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;

/// Avro behind a zero byte and the four bytes of a schema id.
final class ConfluentFormat {
    private static final int USUAL_BYTES = 512;

    static {
        // Avro 1.12.2 decodes only into classes that were named to it (AVRO-4189).
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        c -> c.getPackageName().equals("io.modelog.events.avro")));
    }

    private ConfluentFormat() {}

    /// The fast reader has no per-thread state, which virtual threads would build anew for each event.
    static SpecificData avroData() {
        var data = new SpecificData();
        data.addLogicalTypeConversion(new Conversions.UUIDConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        data.setFastReaderEnabled(true);
        return data;
    }

    static <T> byte[] write(int schemaId, DatumWriter<T> writer, T avro) {
        var out = new ByteArrayOutputStream(USUAL_BYTES);
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            writer.write(avro, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }
}
