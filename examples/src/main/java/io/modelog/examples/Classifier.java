package io.modelog.examples;

import java.util.List;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// A linear support vector classifier that tells the species of a flower.
record Classifier(Model<Label> model) {
    private static final LabelFactory LABELS = new LabelFactory();
    private static final int EPOCHS = 200;
    private static final String[] FEATURES = {
        "sepal length", "sepal width", "petal length", "petal width"
    };

    /// The same flowers, rate and seed give the same classifier.
    static Classifier train(List<Flower> flowers, double learningRate, long seed) {
        var dataset = new MutableDataset<>(new SimpleDataSourceProvenance("iris", LABELS), LABELS);
        flowers.forEach(
                flower -> dataset.add(example(flower.measurement(), new Label(flower.species()))));
        var trainer = new LinearSGDTrainer(new Hinge(), new AdaGrad(learningRate), EPOCHS, seed);
        return new Classifier(trainer.train(dataset));
    }

    String predict(Measurement flower) {
        return model.predict(example(flower, LabelFactory.UNKNOWN_LABEL)).getOutput().getLabel();
    }

    private static ArrayExample<Label> example(Measurement flower, Label label) {
        return new ArrayExample<>(
                label,
                FEATURES,
                new double[] {
                    flower.sepalLength(),
                    flower.sepalWidth(),
                    flower.petalLength(),
                    flower.petalWidth()
                });
    }
}
