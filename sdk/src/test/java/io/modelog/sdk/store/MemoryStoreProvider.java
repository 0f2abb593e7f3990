package io.modelog.sdk.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a user puts on the class path for a scheme of their own.
public final class MemoryStoreProvider implements ArtifactStoreProvider {
    @Override
    public String scheme() {
        return "memory";
    }

    @Override
    public ArtifactStore open(URI root, Map<String, String> environment) {
        return new MemoryStore(root, environment.getOrDefault("SALT", "x"));
    }

    record MemoryStore(URI root, String salt, Map<URI, byte[]> contents) implements ArtifactStore {
        MemoryStore(URI root, String salt) {
            this(root, salt, new ConcurrentHashMap<>());
        }

        @Override
        public StoredContent put(ContentWriter content) throws IOException {
            var out = new ByteArrayOutputStream();
            content.writeTo(out);
            var uri = root.resolve(salt + contents.size());
            contents.put(uri, out.toByteArray());
            return new StoredContent(uri, salt, out.size());
        }

        @Override
        public <T> T read(URI uri, String sha256, ContentReader<T> reader) throws IOException {
            return reader.readFrom(
                    new ByteArrayInputStream(contents.getOrDefault(uri, new byte[0])));
        }
    }
}
