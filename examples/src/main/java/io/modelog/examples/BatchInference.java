package io.modelog.examples;

import io.modelog.sdk.EventFilter;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.SubscribeOptions;
import io.modelog.sdk.Subscription;
import io.modelog.sdk.SubscriptionFailedException;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.PipelineDraft;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Predicts with each version of `iris_classifier` that enters production, as soon as it does. Stopped and started again,
/// it goes on where it was.
public final class BatchInference {
    static final String NAME = "batch-inference";

    private BatchInference() {}

    public static void main(String[] args) throws InterruptedException {
        try (var modelog = Modelog.fromEnvironment();
                var subscription =
                        begin(
                                modelog,
                                () -> Pipeline.named("do_predictions"),
                                BatchInference::say)) {
            Runtime.getRuntime().addShutdownHook(new Thread(subscription::close));
            say("waiting for promotions");
            subscription.join();
        } catch (SubscriptionFailedException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void say(String sentence) {
        System.out.println(sentence);
    }

    /// @param report takes a sentence for each promotion that was predicted with
    static Subscription begin(
            Modelog modelog, Supplier<PipelineDraft> draft, Consumer<String> report) {
        return modelog.subscribe(
                EventFilter.intoStage("production").ofModel("iris_classifier"),
                SubscribeOptions.named(NAME),
                event -> {
                    Example.quiet();
                    var run = DoPredictions.define(draft.get()).run(modelog);
                    report.accept(
                            "version %s entered production: run %s has predicted"
                                    .formatted(event.data().get("number"), run.id()));
                });
    }
}
