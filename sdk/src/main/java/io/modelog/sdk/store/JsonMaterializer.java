package io.modelog.sdk.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// JSON for what has one obvious JSON form; a class with fields of its own is refused, its record would be taken.
///
/// {@snippet file=StoreSnippets.java region=materializers}
public final class JsonMaterializer implements Materializer {
    private static final List<Class<?>> TAKEN =
            List.of(
                    Record.class,
                    Number.class,
                    Boolean.class,
                    Character.class,
                    Enum.class,
                    Collection.class,
                    Map.class,
                    TemporalAccessor.class,
                    TemporalAmount.class,
                    JsonNode.class,
                    UUID.class,
                    URI.class);

    /// What a collection is recorded as: its class, such as `ImmutableCollections$ListN`, says nothing.
    private static final List<Class<?>> COLLECTIONS =
            List.of(List.class, Set.class, Map.class, Collection.class);

    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(
                            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                    .build();

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type.isPrimitive()
                || type.isArray()
                || TAKEN.stream().anyMatch(taken -> taken.isAssignableFrom(type));
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        mapper.writeValue(out, value);
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        return mapper.readValue(in, type);
    }

    @Override
    public <T> T read(TypeOf<T> type, InputStream in) throws IOException {
        return mapper.readValue(in, mapper.constructType(type.type()));
    }

    @Override
    public String typeOf(Object value) {
        return COLLECTIONS.stream()
                .filter(type -> type.isInstance(value))
                .findFirst()
                .<Class<?>>map(type -> type)
                .orElse(value.getClass())
                .getTypeName();
    }

    /// Of records, and of lists and arrays of one kind of records.
    @Override
    public Optional<ObjectNode> schema(Object value) {
        return switch (value) {
            case Record record -> Optional.of(JsonSchemas.of(mapper, record.getClass()));
            case Object[] array -> schemaOfItems(Arrays.stream(array));
            case Collection<?> collection -> schemaOfItems(collection.stream());
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> schemaOfItems(Stream<?> items) {
        var types = items.map(JsonMaterializer::classOf).distinct().limit(2).toList();
        if (types.size() != 1 || !types.getFirst().isRecord()) {
            return Optional.empty();
        }
        var type = types.getFirst();
        return Optional.of(JsonSchemas.array(type.getSimpleName(), JsonSchemas.bare(mapper, type)));
    }

    private static Class<?> classOf(@Nullable Object item) {
        return item == null ? Void.class : item.getClass();
    }
}
