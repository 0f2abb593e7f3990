package io.modelog.sdk.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.modelog.sdk.store.Materializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrowMaterializerTest {
    private static final String STREAM = "application/vnd.apache.arrow.stream";

    private final BufferAllocator allocator = new RootAllocator();
    private final Materializers materializers = Materializers.installed();

    @AfterEach
    void nothing_is_left_allocated() {
        allocator.close();
    }

    @Test
    void a_table_becomes_an_arrow_stream_and_back() throws IOException {
        try (var table = flowers(1.4, 6.0);
                var read = read(write(table))) {
            assertThat(materializers.forValue(table).mediaType()).isEqualTo(STREAM);
            assertThat(read.equals(table)).isTrue();
            assertThat(read.contentToTSVString())
                    .isEqualTo("species\tpetal\tseen\nsetosa\t1.4\t0\nsetosa\t6.0\tnull\n");
        }
    }

    @Test
    void all_batches_of_a_stream_are_in_the_table() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var table = flowers(1.4, 6.0);
                var writer = new ArrowStreamWriter(table, null, Channels.newChannel(out))) {
            writer.writeBatch();
            writer.writeBatch();
            writer.end();
        }

        try (var read = read(out.toByteArray())) {
            assertThat(read.getRowCount()).isEqualTo(4);
            assertThat(read.getVector("petal").getObject(3)).isEqualTo(6.0);
        }
    }

    @Test
    void an_empty_table_keeps_its_columns() throws IOException {
        try (var table = flowers();
                var read = read(write(table))) {
            assertThat(read.getRowCount()).isZero();
            assertThat(read.getSchema()).isEqualTo(table.getSchema());
        }
    }

    @Test
    void the_schema_says_what_the_columns_are() {
        try (var table = flowers()) {
            assertThat(materializers.forValue(table).schema(table).orElseThrow())
                    .hasToString(
                            "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"Table\","
                                    + "\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{"
                                    + "\"species\":{\"type\":\"string\"},\"petal\":{\"type\":\"number\"},"
                                    + "\"seen\":{\"type\":\"integer\"}}}}");
        }
    }

    @Test
    void a_dictionary_encoded_column_is_refused_with_the_remedy() {
        var encoded =
                new FieldType(
                        true, new ArrowType.Int(32, true), new DictionaryEncoding(1, false, null));
        try (var table =
                VectorSchemaRoot.of(
                        (IntVector) encoded.createNewSingleVector("species", allocator, null))) {
            assertThatExceptionOfType(InvalidObjectException.class)
                    .isThrownBy(() -> write(table))
                    .withMessage("column species is dictionary-encoded: decode it first");
        }
    }

    @Test
    void other_content_is_no_table() {
        assertThatIOException().isThrownBy(() -> read(new byte[0]));
    }

    private VectorSchemaRoot flowers(double... petals) {
        var species = new VarCharVector("species", allocator);
        var petal = new Float8Vector("petal", allocator);
        var seen = new IntVector("seen", allocator);
        for (int row = 0; row < petals.length; row++) {
            species.setSafe(row, "setosa".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            petal.setSafe(row, petals[row]);
        }
        if (petals.length > 0) {
            seen.setSafe(0, 0);
        }
        var table = new VectorSchemaRoot(List.of(species, petal, seen));
        table.setRowCount(petals.length);
        return table;
    }

    private byte[] write(VectorSchemaRoot table) throws IOException {
        var out = new ByteArrayOutputStream();
        materializers.forValue(table).write(table, out);
        return out.toByteArray();
    }

    private VectorSchemaRoot read(byte[] content) throws IOException {
        return materializers
                .toRead(VectorSchemaRoot.class, STREAM)
                .read(VectorSchemaRoot.class, new ByteArrayInputStream(content));
    }
}
