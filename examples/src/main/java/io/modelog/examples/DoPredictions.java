package io.modelog.examples;

import io.modelog.sdk.pipeline.Artifact;
import io.modelog.sdk.pipeline.ModelVersion;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.PipelineDraft;

/// Predicts with the version of `iris_classifier` that is in production when the run starts.
public final class DoPredictions {
    private DoPredictions() {}

    public static void main(String[] args) {
        var draft = Pipeline.named("do_predictions").progress(new ProgressPrinter(System.out));
        Example.run(define(draft), _ -> {});
    }

    static Pipeline define(PipelineDraft draft) {
        return draft.cache(false)
                .model(ModelVersion.of("iris_classifier").version("production"))
                .extra("trained_classifier", "iris_classifier")
                .materializer(new ClassifierMaterializer())
                .define(p -> {
                    Artifact<Classifier> model =
                            p.modelArtifact(p.extra("trained_classifier"), Classifier.class);
                    Artifact<InferenceData> data =
                            p.step("inference_data_loader", Iris::inferenceData);
                    p.step("predict", model, data, Iris::predict);
                });
    }
}
