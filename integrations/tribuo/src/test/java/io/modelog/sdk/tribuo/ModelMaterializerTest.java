package io.modelog.sdk.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelog.sdk.store.Materializers;
import io.modelog.sdk.store.TypeOf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class ModelMaterializerTest {
    private static final String PROTOBUF =
            "application/x-protobuf; messageType=tribuo.core.ModelProto";
    private static final LabelFactory LABELS = new LabelFactory();
    private static final TypeOf<Model<Label>> CLASSIFIER = new TypeOf<>() {};

    abstract static class Price implements Output<Price> {
        private static final long serialVersionUID = 1;
    }

    private final Model<Label> trained = train();
    private final Materializers materializers = Materializers.installed();

    @Test
    void a_model_predicts_after_storing_as_before() throws IOException {
        var restored = read(CLASSIFIER, write(trained));

        assertThat(predict(restored, 5.1)).isEqualTo(predict(trained, 5.1)).isEqualTo("large");
        assertThat(predict(restored, 1.1)).isEqualTo("small");
        assertThat(restored.getProvenance()).isEqualTo(trained.getProvenance());
    }

    @Test
    void a_model_is_recorded_as_what_it_is() {
        var materializer = materializers.forValue(trained);

        assertThat(materializer.mediaType()).isEqualTo(PROTOBUF);
        assertThat(materializer.typeOf(trained)).isEqualTo(LinearSGDModel.class.getName());
    }

    @Test
    void a_model_may_be_read_as_its_own_class() throws IOException {
        assertThat(read(TypeOf.of(LinearSGDModel.class), write(trained)).getName())
                .isEqualTo(trained.getName());
    }

    @Test
    void a_model_that_predicts_something_else_is_refused() throws IOException {
        var content = write(trained);

        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(new TypeOf<Model<Price>>() {}, content))
                .withMessage(
                        "the model predicts org.tribuo.classification.Label, not %s",
                        Price.class.getName());
    }

    @Test
    void other_content_is_no_model() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(CLASSIFIER, new byte[] {1, 2, 3}));
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(CLASSIFIER, new byte[0]))
                .withMessage("holds no Tribuo model");
    }

    private byte[] write(Object model) throws IOException {
        var out = new ByteArrayOutputStream();
        materializers.forValue(model).write(model, out);
        return out.toByteArray();
    }

    private <T> T read(TypeOf<T> type, byte[] content) throws IOException {
        return materializers.toRead(type, PROTOBUF).read(type, new ByteArrayInputStream(content));
    }

    private static Model<Label> train() {
        var dataset = new MutableDataset<>(new SimpleDataSourceProvenance("sizes", LABELS), LABELS);
        for (double size : new double[] {1, 2, 1.5, 5, 6, 5.5}) {
            dataset.add(example(size, new Label(size < 3 ? "small" : "large")));
        }
        return new LinearSGDTrainer(new Hinge(), new AdaGrad(0.5), 50, 7).train(dataset);
    }

    private static String predict(Model<Label> model, double size) {
        return model.predict(example(size, LabelFactory.UNKNOWN_LABEL)).getOutput().getLabel();
    }

    private static ArrayExample<Label> example(double size, Label label) {
        return new ArrayExample<>(label, new String[] {"size", "one"}, new double[] {size, 1});
    }
}
