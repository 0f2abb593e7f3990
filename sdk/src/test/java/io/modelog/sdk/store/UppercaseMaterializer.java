package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a user puts on the class path: it is asked before [JsonMaterializer], which takes every record.
public final class UppercaseMaterializer implements Materializer {
    record Shout(String text) {}

    @Override
    public String mediaType() {
        return "text/x-uppercase";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type == Shout.class;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        var text = ((Shout) value).text().toUpperCase(Locale.ROOT);
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        return type.cast(new Shout(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
}
