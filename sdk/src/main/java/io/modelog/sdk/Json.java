package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How the wire is read and written: absent request fields are left out, fields of newer nodes are ignored.
final class Json {
    static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .withConfigOverride(List.class, Json::nullIsEmpty)
                    .withConfigOverride(Map.class, Json::nullIsEmpty)
                    // Only what the wire needs: the whole JavaTimeModule costs the CLI start-up
                    // time.
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(Instant.class, InstantDeserializer.INSTANT)
                                    .addSerializer(Instant.class, InstantSerializer.INSTANCE))
                    .build();

    private Json() {}

    private static void nullIsEmpty(MutableConfigOverride override) {
        override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
}
