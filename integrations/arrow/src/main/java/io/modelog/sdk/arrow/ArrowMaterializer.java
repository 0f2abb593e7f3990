package io.modelog.sdk.arrow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelog.sdk.store.Materializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Optional;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.VectorSchemaRootAppender;

/// A `VectorSchemaRoot` as an Arrow IPC stream, which pandas, polars and DuckDB read. A root that was read is the caller's
/// to close; all record batches of a stream are in it.
public final class ArrowMaterializer implements Materializer {
    @Override
    public String mediaType() {
        return "application/vnd.apache.arrow.stream";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type == VectorSchemaRoot.class;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        var root = (VectorSchemaRoot) value;
        checkPlain(root.getSchema());
        var writer = new ArrowStreamWriter(root, null, Channels.newChannel(out));
        writer.writeBatch();
        writer.end();
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        var allocator = new RootAllocator();
        try (var reader = new ArrowStreamReader(new Unclosed(in), allocator)) {
            var batch = reader.getVectorSchemaRoot();
            checkPlain(batch.getSchema());
            var all = VectorSchemaRoot.create(batch.getSchema(), allocator);
            try {
                all.allocateNew();
                while (reader.loadNextBatch()) {
                    VectorSchemaRootAppender.append(false, all, batch);
                }
                return type.cast(all);
            } catch (IOException | RuntimeException e) {
                all.close();
                throw e;
            }
        }
    }

    /// The rows as objects. Arrow's own schema is in the content.
    @Override
    public Optional<ObjectNode> schema(Object value) {
        var schema =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                        .put("title", "Table")
                        .put("type", "array");
        var row = schema.putObject("items").put("type", "object");
        var columns = row.putObject("properties");
        for (var field : ((VectorSchemaRoot) value).getSchema().getFields()) {
            var column = columns.putObject(field.getName());
            typeOf(field.getType()).ifPresent(type -> column.put("type", type));
        }
        return Optional.of(schema);
    }

    private static Optional<String> typeOf(ArrowType type) {
        return switch (type) {
            case ArrowType.Int _ -> Optional.of("integer");
            case ArrowType.FloatingPoint _, ArrowType.Decimal _ -> Optional.of("number");
            case ArrowType.Bool _ -> Optional.of("boolean");
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Date _, ArrowType.Timestamp _ ->
                    Optional.of("string");
            default -> Optional.empty();
        };
    }

    private static void checkPlain(Schema schema) throws InvalidObjectException {
        for (Field field : schema.getFields()) {
            if (field.getDictionary() != null) {
                throw new InvalidObjectException(
                        "column %s is dictionary-encoded: decode it first"
                                .formatted(field.getName()));
            }
        }
    }

    /// The stream is its giver's to close.
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
