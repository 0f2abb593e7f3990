package io.modelog.examples;

import io.modelog.sdk.pipeline.ModelVersion;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.PipelineDraft;
import io.modelog.sdk.pipeline.TerminalProgress;
import io.modelog.sdk.pipeline.Value;
import io.modelog.sdk.store.TypeOf;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/// Predicts with the version of `iris_classifier` that is in production when the run starts.
public final class DoPredictions {
    private DoPredictions() {}

    public static void main(String[] args) {
        var draft = Pipeline.named("do_predictions").progress(TerminalProgress.ofProcess());
        Example.run(define(draft), _ -> {});
    }

    static Pipeline define(PipelineDraft draft) {
        return draft.cache(false)
                .model(ModelVersion.of("iris_classifier").version("production"))
                .extra("trained_classifier", "iris_classifier")
                .define(p -> {
                    Value<Model<Label>> model =
                            p.modelArtifact(
                                    p.extra("trained_classifier"), new TypeOf<Model<Label>>() {});
                    Value<InferenceData> data =
                            p.step("inference_data_loader", Iris::inferenceData);
                    p.step("predict", model, data, Iris::predict);
                });
    }
}
