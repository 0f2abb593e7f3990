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

/// A linear support vector classifier that tells the species of a flower, as a model of Tribuo.
final class Classifier {
    private static final LabelFactory LABELS = new LabelFactory();
    private static final int EPOCHS = 200;
    private static final String[] FEATURES = {
        "sepal length", "sepal width", "petal length", "petal width"
    };

    private Classifier() {}

    /// The same flowers, rate and seed give the same classifier.
    static Model<Label> train(List<Flower> flowers, double learningRate, long seed) {
        var dataset = new MutableDataset<>(new SimpleDataSourceProvenance("iris", LABELS), LABELS);
        flowers.forEach(
                flower -> dataset.add(example(flower.measurement(), new Label(flower.species()))));
        var trainer = new LinearSGDTrainer(new Hinge(), new AdaGrad(learningRate), EPOCHS, seed);
        return trainer.train(dataset);
    }

    static String predict(Model<Label> model, Measurement flower) {
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
