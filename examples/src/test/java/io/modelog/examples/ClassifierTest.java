package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelog.sdk.store.Materializers;
import io.modelog.sdk.store.TypeOf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.classification.Label;

class ClassifierTest {
    @Test
    void the_data_set_is_split_without_overlap() throws IOException {
        var split = Iris.load();

        assertThat(split.train()).hasSize(105);
        assertThat(split.test()).hasSize(45);
        assertThat(split).isEqualTo(Iris.load());
    }

    @Test
    void a_trained_classifier_tells_held_out_flowers_apart() throws IOException {
        var split = Iris.load();

        assertThat(Iris.accuracy(Iris.train(split, 0.05).model(), split))
                .isCloseTo(44 / 45.0, within(1e-9));
    }

    @Test
    void a_stored_classifier_predicts_as_the_trained_one() throws IOException {
        var split = Iris.load();
        var trained = Iris.train(split, 0.05).model();
        var materializer = Materializers.installed().forValue(trained);
        var content = new ByteArrayOutputStream();

        materializer.write(trained, content);
        var restored =
                materializer.read(
                        new TypeOf<Model<Label>>() {},
                        new ByteArrayInputStream(content.toByteArray()));

        var flowers = Iris.inferenceData();
        assertThat(Iris.predict(restored, flowers)).isEqualTo(Iris.predict(trained, flowers));
    }
}
