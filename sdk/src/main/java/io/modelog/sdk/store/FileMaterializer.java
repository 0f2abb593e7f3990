package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The octets of a file. Reading makes a new temporary file, which is the caller's to delete.
final class FileMaterializer implements Materializer {
    @Override
    public String mediaType() {
        return "application/octet-stream";
    }

    @Override
    public boolean takes(Class<?> type) {
        return Path.class.isAssignableFrom(type);
    }

    @Override
    public boolean takesValue(Object value) {
        return value instanceof Path path && !Files.isDirectory(path);
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        Files.copy((Path) value, out);
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        var file = Files.createTempFile("modelog-", null);
        try {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return type.cast(file);
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
    }

    @Override
    public String typeOf(Object value) {
        return Path.class.getName();
    }
}
