package io.modelog.examples;

import io.modelog.sdk.pipeline.ModelVersion;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.PipelineDraft;
import io.modelog.sdk.pipeline.RunResult;
import io.modelog.sdk.pipeline.TerminalProgress;
import io.modelog.sdk.pipeline.Value;

/// Trains a classifier into a new version of `iris_classifier`, and promotes the version when it is good enough.
public final class TrainAndPromote {
    private TrainAndPromote() {}

    public static void main(String[] args) {
        var draft =
                Pipeline.named("train_and_promote_model").progress(TerminalProgress.ofProcess());
        Example.run(define(draft), TrainAndPromote::report);
    }

    static Pipeline define(PipelineDraft draft) {
        return draft.cache(false)
                .model(
                        ModelVersion.of("iris_classifier")
                                .license("Apache-2.0")
                                .description("Show case Model Control Plane.")
                                .createNew()
                                .deleteOnFailure())
                .define(p -> {
                    Value<Split> split = p.step("training_data_loader", Iris::load);
                    Value<Trained> trained = p.step("svc_trainer", split, s -> Iris.train(s, 0.05));
                    Value<Double> score =
                            p.step("evaluate", trained.part(Trained::model), split, Iris::accuracy);
                    p.step("promote_model", score, Iris::promote);
                });
    }

    private static void report(RunResult result) {
        result.version()
                .ifPresent(version ->
                        System.out.printf(
                                "%s@%d is %s%n",
                                version.model(),
                                version.number(),
                                version.stage() == null
                                        ? "not promoted"
                                        : "in " + version.stage()));
    }
}
