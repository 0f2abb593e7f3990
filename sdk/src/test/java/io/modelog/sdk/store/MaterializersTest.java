package io.modelog.sdk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaterializersTest {
    enum Species {
        SETOSA
    }

    record Flower(Species species, List<Double> petals, Instant seen, List<String> notes) {}

    static final class Opaque {}

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
    void an_image_stays_what_it_is() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 0, 0x80FF0001);

        var read = read(BufferedImage.class, "image/png", write(image));

        assertThat(read.getWidth()).isEqualTo(2);
        assertThat(read.getRGB(0, 0)).isZero();
        assertThat(read.getRGB(1, 0)).isEqualTo(0x80FF0001);
        assertThatIOException()
                .isThrownBy(() -> read(BufferedImage.class, "image/png", new byte[] {1}))
                .withMessage("the content is no image");
    }

    @Test
    void an_onnx_model_is_kept_as_its_octets_and_never_empty() throws IOException {
        var model = new OnnxModel(new byte[] {8, 9});

        assertThat(write(model)).containsExactly(8, 9);
        assertThat(read(OnnxModel.class, "application/x-onnx", write(model))).isEqualTo(model);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OnnxModel(new byte[0]))
                .withMessage("an ONNX model has at least one octet");
        assertThatIOException()
                .isThrownBy(() -> read(OnnxModel.class, "application/x-onnx", new byte[0]))
                .withMessage("the content is empty: no ONNX model");
    }

    @Test
    void those_on_the_class_path_are_asked_before_the_standard_ones() throws IOException {
        var shout = new UppercaseMaterializer.Shout("hey");

        var materializer = Materializers.installed().forValue(shout);

        assertThat(write(materializer, shout)).asString(UTF_8).isEqualTo("HEY");
        assertThat(Materializers.installed().all())
                .endsWith(Materializers.STANDARD.all().getLast());
    }

    @Test
    void the_materializer_given_last_is_asked_first() {
        var other = new TextMaterializer();

        assertThat(Materializers.STANDARD.with(other).toWrite(String.class)).isSameAs(other);
    }

    @Test
    void a_generic_type_is_read_with_its_arguments() throws IOException {
        var flowers =
                List.of(new Flower(Species.SETOSA, List.of(1.4), Instant.EPOCH, List.of("small")));
        var type = new TypeOf<List<Flower>>() {};

        var read =
                Materializers.STANDARD
                        .toRead(type, "application/json")
                        .read(type, new ByteArrayInputStream(write(flowers)));

        assertThat(read).isEqualTo(flowers);
    }

    private static byte[] write(Object value) throws IOException {
        return write(Materializers.STANDARD.forValue(value), value);
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
