package io.modelog.projector.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.modelog.events.decider.CorruptStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// View records as JSON rows. Times are microseconds since 1970: a third of the cost of text, and events know no finer.
record RowJson<V>(Class<V> type, ObjectWriter writer, ObjectReader reader) {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(new MicrosWriter())
                                    .addDeserializer(Instant.class, new MicrosReader()))
                    .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                    .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    static <V> RowJson<V> of(Class<V> type) {
        return new RowJson<>(type, JSON.writerFor(type), JSON.readerFor(type));
    }

    byte[] encode(V row) {
        try {
            return writer.writeValueAsBytes(row);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    V decode(byte[] bytes) {
        try {
            return type.cast(reader.readValue(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A part of a row as it would be in one.
    static JsonNode tree(Object part) {
        return JSON.valueToTree(part);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Throws [CorruptStream] when the text is no JSON.
    static JsonNode parse(String text) {
        if (text.equals("{}")) { // as the parameters of most steps
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CorruptStream("'%s' is no JSON: %s".formatted(text, e.getMessage()));
        }
    }

    private static final class MicrosWriter extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1;

        MicrosWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeNumber(Keys.micros(time));
        }
    }

    private static final class MicrosReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        MicrosReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            return Keys.time(json.getLongValue());
        }
    }
}
