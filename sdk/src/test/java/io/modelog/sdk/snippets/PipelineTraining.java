package io.modelog.sdk.snippets;

import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import io.modelog.sdk.pipeline.ModelVersion;
import io.modelog.sdk.pipeline.Output;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.RunFailedException;
import io.modelog.sdk.pipeline.RunResult;
import io.modelog.sdk.pipeline.StepContext;
import io.modelog.sdk.pipeline.StepSummary;
import io.modelog.sdk.pipeline.Value;
import io.modelog.sdk.store.ArtifactStore;
import java.util.List;
import java.util.Map;

/// A pipeline from its steps to its result.
public final class PipelineTraining {
    private PipelineTraining() {}

    // @start region=output
    public record Trained(
            @Output(name = "iris_model", kind = ArtifactKind.MODEL) String model,
            @Output(name = "iris_predictions", overwrite = true) List<Integer> predictions) {}

    // @end

    static List<Integer> load() {
        return List.of(1, 2, 3);
    }

    static Trained train(List<Integer> rows) {
        return new Trained("the number of the row", rows);
    }

    static double accuracy(List<Integer> predictions, List<Integer> rows) {
        return predictions.equals(rows) ? 1 : 0;
    }

    // @start region=step-context
    static void promote(double accuracy) {
        var version = StepContext.current().modelVersion();
        version.logMetadata(Map.of("accuracy", accuracy));
        if (accuracy > 0.9) {
            version.setStage(Stage.PRODUCTION, true, "accuracy " + accuracy);
        }
    }

    // @end

    public static RunResult run(Modelog modelog, ArtifactStore store) {
        // @start region=pipeline
        Pipeline pipeline =
                Pipeline.named("train")
                        .model(ModelVersion.of("iris_classifier").license("Apache-2.0").createNew())
                        .store(store)
                        .define(p -> {
                            Value<List<Integer>> rows = p.step("load", PipelineTraining::load);
                            Value<Trained> trained = p.step("train", rows, PipelineTraining::train);
                            Value<Double> score =
                                    p.step(
                                            "evaluate",
                                            trained.part(Trained::predictions),
                                            rows,
                                            PipelineTraining::accuracy);
                            p.step("promote", score, PipelineTraining::promote);
                        });
        RunResult result = pipeline.run(modelog);
        // @end
        return result;
    }

    public static void tell(RunResult result) {
        // @start region=result
        for (StepSummary step : result.steps()) {
            System.out.println(step.step() + " " + step.status() + " in " + step.took());
        }
        result.version().ifPresent(version -> System.out.println(version.name()));
        // @end
    }

    public static String failed(Pipeline pipeline, Modelog modelog) {
        // @start region=failed
        try {
            return pipeline.run(modelog).name();
        } catch (RunFailedException e) {
            return "step %s of run %s: %s".formatted(e.step(), e.runId(), e.getCause());
        }
        // @end
    }

    public static List<ModelVersion> versions() {
        // @start region=model-versions
        var production = ModelVersion.of("iris_classifier").version(Stage.PRODUCTION);
        var third = ModelVersion.of("iris_classifier").version(3);
        var kept =
                ModelVersion.of("iris_classifier")
                        .description("Tells three kinds of iris from each other.")
                        .tags("iris")
                        .createNew()
                        .keepOnFailure();
        // @end
        return List.of(production, third, kept);
    }
}
