package io.modelog.sdk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaterializersTest {
    enum Species {
        SETOSA
    }

    record Flower(Species species, List<Double> petals, Instant seen, List<String> notes) {}

    record Weights(ArrayList<Double> values, Extra extra) implements Serializable {}

    record Extra(int count) implements Serializable {}

    static final class Opaque {}

    private static final Materializer WEIGHTS =
            new SerializedMaterializer(
                    Weights.class,
                    ObjectInputFilter.Config.createFilter(
                            Weights.class.getName() + ";java.util.ArrayList;java.lang.*"));

    @Test
    void a_record_becomes_json_and_back() throws IOException {
        var flower =
                new Flower(
                        Species.SETOSA,
                        List.of(1.4, 0.2),
                        Instant.parse("2026-11-24T09:00:00Z"),
                        List.of("small"));

        assertThat(write(flower))
                .asString(UTF_8)
                .isEqualTo(
                        "{\"species\":\"SETOSA\",\"petals\":[1.4,0.2],\"seen\":\"2026-11-24T09:00:00Z\","
                                + "\"notes\":[\"small\"]}");
        assertThat(read(Flower.class, "application/json", write(flower))).isEqualTo(flower);
    }

    @Test
    void text_and_bytes_stay_what_they_are() throws IOException {
        assertThat(write("Grünlilie")).asString(UTF_8).isEqualTo("Grünlilie");
        assertThat(write(new byte[] {0, -1})).containsExactly(0, -1);
        assertThat(read(String.class, "text/plain; charset=utf-8", "x".getBytes(UTF_8)))
                .isEqualTo("x");
        assertThat(read(byte[].class, "application/octet-stream", new byte[] {7}))
                .containsExactly(7);
    }

    @Test
    void numbers_lists_and_maps_become_json() throws IOException {
        assertThat(write(0.97)).asString(UTF_8).isEqualTo("0.97");
        assertThat(write(List.of("a", "b"))).asString(UTF_8).isEqualTo("[\"a\",\"b\"]");
        assertThat(write(Map.of("a", 1))).asString(UTF_8).isEqualTo("{\"a\":1}");
    }

    @Test
    void the_type_recorded_says_what_the_value_is() {
        assertThat(typeOf(0.97)).isEqualTo("java.lang.Double");
        assertThat(typeOf(List.of("a"))).isEqualTo("java.util.List");
        assertThat(typeOf(new double[0])).isEqualTo("double[]");
        assertThat(typeOf(new byte[0])).isEqualTo("byte[]");
        assertThat(typeOf("x")).isEqualTo("java.lang.String");
    }

    @Test
    void a_type_that_no_materializer_takes_is_refused_with_the_remedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(new Opaque()))
                .withMessage(
                        "no materializer takes %s: return a record, or give the pipeline a materializer for it"
                                .formatted(Opaque.class.getName()));
    }

    @Test
    void content_is_read_only_by_what_could_have_written_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Flower.class, "application/x-protobuf", new byte[0]))
                .withMessageStartingWith("no materializer reads application/x-protobuf");
    }

    @Test
    void the_materializer_given_last_is_asked_first() {
        assertThat(Materializers.STANDARD.with(WEIGHTS).toWrite(Weights.class)).isSameAs(WEIGHTS);
    }

    @Test
    void serialized_content_comes_back_when_the_filter_allows_all_of_it() throws IOException {
        var open =
                new SerializedMaterializer(
                        Weights.class,
                        ObjectInputFilter.Config.createFilter(
                                "io.modelog.sdk.store.*;java.util.ArrayList;java.lang.*"));
        var weights = new Weights(new ArrayList<>(List.of(1.5)), new Extra(2));

        assertThat(open.read(Weights.class, new ByteArrayInputStream(write(open, weights))))
                .isEqualTo(weights);
    }

    @Test
    void a_class_that_the_filter_does_not_name_is_not_deserialized() throws IOException {
        var content = write(WEIGHTS, new Weights(new ArrayList<>(), new Extra(2)));

        assertThatExceptionOfType(InvalidClassException.class)
                .isThrownBy(() -> WEIGHTS.read(Weights.class, new ByteArrayInputStream(content)))
                .withMessageContaining("REJECTED");
    }

    @Test
    void serialized_content_of_another_type_is_refused() throws IOException {
        var content = write(WEIGHTS, new ArrayList<>(List.of(1.5)));

        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> WEIGHTS.read(Weights.class, new ByteArrayInputStream(content)));
    }

    private static byte[] write(Object value) throws IOException {
        return write(Materializers.STANDARD.toWrite(value.getClass()), value);
    }

    private static byte[] write(Materializer materializer, Object value) throws IOException {
        var out = new ByteArrayOutputStream();
        materializer.write(value, out);
        return out.toByteArray();
    }

    private static <T> T read(Class<T> type, String mediaType, byte[] content) throws IOException {
        return Materializers.STANDARD
                .toRead(type, mediaType)
                .read(type, new ByteArrayInputStream(content));
    }

    private static String typeOf(Object value) {
        return Materializers.STANDARD.toWrite(value.getClass()).typeOf(value);
    }
}
