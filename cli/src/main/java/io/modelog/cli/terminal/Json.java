package io.modelog.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import io.modelog.sdk.MetadataValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// JSON as the node sends it, absent values as null.
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, InstantSerializer.INSTANCE)
                                    .addSerializer(Duration.class, new ToStringSerializer()))
                    .build();

    private Json() {}

    static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String line(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same in maps, lists, texts, numbers and booleans.
    static Object tree(Object value) {
        return MAPPER.convertValue(value, Object.class);
    }

    /// The metadata that a person typed: JSON where it is that, else the text itself.
    ///
    /// @throws WrongUsage for JSON that is no metadata, and for what begins as JSON and is none
    public static MetadataValue metadata(String text) {
        try {
            return metadata(MAPPER.readTree(text), text);
        } catch (JsonProcessingException _) {
            if (!text.isEmpty() && "{[\"".indexOf(text.charAt(0)) >= 0) {
                throw noMetadata(text, "it begins as JSON and is none");
            }
            return new MetadataValue.Text(text);
        }
    }

    private static MetadataValue metadata(JsonNode json, String text) {
        if (json.isMissingNode()) {
            return new MetadataValue.Text(text);
        }
        if (json.isNull()) {
            throw noMetadata(text, "a key has a value, or is left out");
        }
        try {
            return MAPPER.treeToValue(json, MetadataValue.class);
        } catch (JsonProcessingException e) {
            throw noMetadata(
                    text,
                    e.getCause() instanceof IllegalArgumentException fault
                            ? String.valueOf(fault.getMessage())
                            : e.getOriginalMessage());
        }
    }

    private static WrongUsage noMetadata(String text, String why) {
        return new WrongUsage(
                "'%s' is no metadata: %s. A text is taken as it is in double quotes inside single ones: '\"%s\"'"
                        .formatted(text, why, text.replace("\"", "\\\"")));
    }
}
