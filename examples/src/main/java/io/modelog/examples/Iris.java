package io.modelog.examples;

import io.modelog.sdk.Stage;
import io.modelog.sdk.pipeline.StepContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/// The steps of both pipelines: plain functions on plain values.
final class Iris {
    private static final long SEED = 42;
    private static final int HELD_OUT = 45;
    private static final int ASKED_FOR = 15;
    private static final double THRESHOLD = 0.9;

    private Iris() {}

    static Split load() throws IOException {
        List<Flower> flowers = new ArrayList<>(flowers());
        Collections.shuffle(flowers, new Random(SEED));
        return new Split(
                List.copyOf(flowers.subList(HELD_OUT, flowers.size())),
                List.copyOf(flowers.subList(0, HELD_OUT)));
    }

    static Trained train(Split split, double learningRate) {
        return new Trained(Classifier.train(split.train(), learningRate, SEED));
    }

    /// The share of held-out flowers whose species is told right, 0 to 1.
    static double accuracy(Model<Label> model, Split split) {
        var right =
                split.test().stream()
                        .filter(f -> Classifier.predict(model, f.measurement()).equals(f.species()))
                        .count();
        return (double) right / split.test().size();
    }

    static void promote(double accuracy) {
        if (accuracy >= THRESHOLD) {
            var reason =
                    String.format(
                            Locale.ROOT,
                            "accuracy %.2f >= %.1f on %d held-out rows",
                            accuracy,
                            THRESHOLD,
                            HELD_OUT);
            StepContext.current().modelVersion().setStage(Stage.PRODUCTION, true, reason);
        }
    }

    /// Measurements alone, evenly taken from the data set.
    static InferenceData inferenceData() throws IOException {
        var flowers = flowers();
        return new InferenceData(
                IntStream.range(0, ASKED_FOR)
                        .mapToObj(i -> flowers.get(i * flowers.size() / ASKED_FOR).measurement())
                        .toList());
    }

    static Predictions predict(Model<Label> model, InferenceData data) {
        return new Predictions(
                data.flowers().stream().map(f -> Classifier.predict(model, f)).toList());
    }

    private static List<Flower> flowers() throws IOException {
        try (var in = Objects.requireNonNull(Iris.class.getResourceAsStream("iris.csv"));
                var rows = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return rows.lines()
                    .filter(row -> !row.startsWith("#"))
                    .skip(1)
                    .map(Flower::parse)
                    .toList();
        }
    }
}
