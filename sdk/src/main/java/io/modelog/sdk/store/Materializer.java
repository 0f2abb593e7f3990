package io.modelog.sdk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// Turns values of some types into bytes of one media type and back. Thread-safe; closes neither stream.
///
/// [java.util.ServiceLoader] finds those of the class path; a pipeline takes others by hand.
///
/// {@snippet file=StoreSnippets.java region=materializer}
public interface Materializer {
    String mediaType();

    boolean takes(Class<?> type);

    /// Whether this value can be written, where its class alone does not say: a `Path` is a file or a directory.
    default boolean takesValue(Object value) {
        return takes(value.getClass());
    }

    void write(Object value, OutputStream out) throws IOException;

    <T> T read(Class<T> type, InputStream in) throws IOException;

    /// Reads with regard to the type arguments, where they make a difference.
    default <T> T read(TypeOf<T> type, InputStream in) throws IOException {
        return read(type.rawType(), in);
    }

    /// The type recorded of the value.
    default String typeOf(Object value) {
        return value.getClass().getName();
    }

    /// The JSON Schema recorded of the value; empty when a schema would say nothing.
    default Optional<ObjectNode> schema(Object value) {
        return Optional.empty();
    }
}
