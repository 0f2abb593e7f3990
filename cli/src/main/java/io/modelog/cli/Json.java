package io.modelog.cli;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import java.time.Instant;

/// How records are printed with `--output json`: as the node sends them, absent values as null.
final class Json {
    static final ObjectWriter WRITER =
            JsonMapper.builder()
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, InstantSerializer.INSTANCE))
                    .build()
                    .writerWithDefaultPrettyPrinter();

    private Json() {}
}
