package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Turns values of some types into bytes of one media type and back. Thread-safe; closes neither stream.
public interface Materializer {
    String mediaType();

    boolean takes(Class<?> type);

    void write(Object value, OutputStream out) throws IOException;

    <T> T read(Class<T> type, InputStream in) throws IOException;

    /// The type recorded of the value.
    default String typeOf(Object value) {
        return value.getClass().getName();
    }
}
