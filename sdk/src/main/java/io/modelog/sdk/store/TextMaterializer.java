package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A `String` as UTF-8.
///
/// {@snippet file=StoreSnippets.java region=materializers}
public final class TextMaterializer implements Materializer {
    @Override
    public String mediaType() {
        return "text/plain; charset=utf-8";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type == String.class;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        out.write(((String) value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        return type.cast(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
}
