package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A `byte[]` as it is.
///
/// {@snippet file=StoreSnippets.java region=materializers}
public final class BytesMaterializer implements Materializer {
    @Override
    public String mediaType() {
        return "application/octet-stream";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type == byte[].class;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        out.write((byte[]) value);
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        return type.cast(in.readAllBytes());
    }

    @Override
    public String typeOf(Object value) {
        return "byte[]";
    }
}
