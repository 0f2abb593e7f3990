package io.modelog.sdk.snippets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.ContentFile;
import io.modelog.sdk.store.DamagedContentException;
import io.modelog.sdk.store.Materializer;
import io.modelog.sdk.store.Materializers;
import io.modelog.sdk.store.OnnxModel;
import io.modelog.sdk.store.StoredContent;
import io.modelog.sdk.store.Table;
import io.modelog.sdk.store.TypeOf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the Javadoc of the store shows; [StoreSnippetsTest] runs it.
final class StoreSnippets {
    private StoreSnippets() {}

    record Flower(String species, double petalLength) {}

    static String store(Path directory) throws IOException {
        // @start region=store
        var store =
                ArtifactStore.at(
                        "file:" + directory); // or a plain directory, or s3://bucket/prefix
        StoredContent stored =
                store.put(out -> out.write("hello".getBytes(StandardCharsets.UTF_8)));
        String text =
                store.read(
                        stored.uri(),
                        stored.sha256(),
                        in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
        // @end
        return text;
    }

    static ArtifactStore environment(Path directory) {
        // @start region=environment
        var store =
                ArtifactStore.fromEnvironment(Map.of("MODELOG_ARTIFACTS", directory.toString()));
        // @end
        return store;
    }

    static boolean damaged(ArtifactStore store, StoredContent stored, String otherSha256)
            throws IOException {
        // @start region=damaged
        try {
            store.read(stored.uri(), otherSha256, InputStream::readAllBytes);
        } catch (DamagedContentException e) {
            return true; // nothing was handed out
        }
        // @end
        return false;
    }

    static List<Flower> generic(ArtifactStore store) throws IOException {
        var flowers = List.of(new Flower("setosa", 1.4), new Flower("virginica", 6.0));
        // @start region=materializers
        var materializers = Materializers.installed();
        var writer = materializers.forValue(flowers); // JSON: the values are records
        StoredContent stored = store.put(out -> writer.write(flowers, out));
        ObjectNode schema = writer.schema(flowers).orElseThrow(); // of the records

        var type = new TypeOf<List<Flower>>() {};
        var reader = materializers.toRead(type, writer.mediaType());
        List<Flower> read = store.read(stored.uri(), stored.sha256(), in -> reader.read(type, in));
        // @end
        if (!schema.at("/items/properties/petalLength/type").textValue().equals("number")) {
            throw new IllegalStateException(schema.toString());
        }
        return read;
    }

    static double[] table() {
        // @start region=table
        var flowers =
                new Table(
                        List.of("species", "petal_length"),
                        List.of(List.of("setosa", "1.4"), List.of("virginica", "6.0")));
        double[] lengths = flowers.numbers("petal_length");
        // @end
        return lengths;
    }

    static OnnxModel onnx(Path file) throws IOException {
        // @start region=onnx
        var model = new OnnxModel(Files.readAllBytes(file));
        // @end
        return model;
    }

    // @start region=materializer
    /// Named in `META-INF/services/io.modelog.sdk.store.Materializer`, or given to a pipeline.
    public static final class FlowerMaterializer implements Materializer {
        @Override
        public String mediaType() {
            return "text/x-flower";
        }

        @Override
        public boolean takes(Class<?> type) {
            return type == Flower.class;
        }

        @Override
        public void write(Object value, OutputStream out) throws IOException {
            var flower = (Flower) value;
            var line = flower.species() + " " + flower.petalLength();
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public <T> T read(Class<T> type, InputStream in) throws IOException {
            var words = new String(in.readAllBytes(), StandardCharsets.UTF_8).split(" ", 2);
            return type.cast(new Flower(words[0], Double.parseDouble(words[1])));
        }
    }

    // @end

    // @start region=provider
    /// A store of a scheme of its own: it completes content in a file, then sends it under its address.
    static final class QueueStore implements ArtifactStore {
        private final Map<String, byte[]> sent = new ConcurrentHashMap<>();

        @Override
        public URI root() {
            return URI.create("queue:/");
        }

        @Override
        public StoredContent put(ContentWriter content) throws IOException {
            try (var complete = ContentFile.temporary(content)) {
                var address = ContentFile.addressOf(complete.sha256());
                sent.putIfAbsent(address, Files.readAllBytes(complete.path()));
                return new StoredContent(
                        URI.create("queue:" + address), complete.sha256(), complete.sizeBytes());
            }
        }

        @Override
        public <T> T read(URI uri, String sha256, ContentReader<T> reader) throws IOException {
            var octets = sent.get(uri.getSchemeSpecificPart());
            if (octets == null) {
                throw new DamagedContentException(uri, "is gone");
            }
            try (var fetched = ContentFile.temporary(out -> out.write(octets))) {
                return fetched.read(uri, sha256, reader);
            }
        }
    }
    // @end
}
