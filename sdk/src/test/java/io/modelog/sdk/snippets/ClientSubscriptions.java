package io.modelog.sdk.snippets;

import io.modelog.sdk.EventFilter;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.SubscribeOptions;
import io.modelog.sdk.Subscription;
import java.util.List;
import java.util.function.Consumer;

/// Work that follows promotions.
public final class ClientSubscriptions {
    private ClientSubscriptions() {}

    public static void follow(Modelog modelog, Consumer<String> predictions)
            throws InterruptedException {
        // @start region=follow
        try (Subscription subscription =
                modelog.subscribe(
                        EventFilter.intoStage("production").ofModel("iris_classifier"),
                        SubscribeOptions.named("batch-inference"),
                        event -> predictions.accept("version " + event.data().get("number")))) {
            subscription.join();
        }
        // @end
    }

    public static List<String> parked(Modelog modelog) {
        // @start region=dead-letters
        List<String> parked =
                modelog.subscriptions().deadLetters("batch-inference").stream()
                        .map(letter -> letter.event().id())
                        .toList();
        parked.forEach(event -> modelog.subscriptions().retry("batch-inference", event));
        // @end
        return parked;
    }
}
