package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.sdk.Subscription;
import io.modelog.sdk.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promotions start predictions at a real node, whether the subscriber runs or not when they happen.
class BatchInferenceTest {
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();

    @Test
    void each_promotion_is_predicted_with_once_also_when_the_subscriber_was_down(@TempDir Path dir)
            throws Exception {
        try (var system = new FreshSystem(dir)) {
            try (var _ = begin(system)) {
                train(system);
                assertThat(next()).startsWith("version 1 entered production");
            }
            train(system);
            train(system);
            assertThat(reports).isEmpty();

            try (var _ = begin(system)) {
                assertThat(next()).startsWith("version 2 entered production");
                assertThat(next()).startsWith("version 3 entered production");
            }

            assertThat(reports).isEmpty();
            assertThat(system.links("iris_classifier", "3"))
                    .anyMatch(link -> link.startsWith("iris_predictions@"));
            assertThat(system.modelog.subscriptions().get(BatchInference.NAME).deadLetters())
                    .isZero();
        }
    }

    private Subscription begin(FreshSystem system) {
        return BatchInference.begin(
                system.modelog,
                () -> Pipeline.named("do_predictions").store(system.store()),
                reports::add);
    }

    private String next() throws InterruptedException {
        return String.valueOf(reports.poll(60, TimeUnit.SECONDS));
    }

    private static void train(FreshSystem system) {
        TrainAndPromote.define(Pipeline.named("train_and_promote_model").store(system.store()))
                .run(system.modelog);
    }
}
