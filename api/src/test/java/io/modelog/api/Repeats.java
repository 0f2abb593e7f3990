package io.modelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Client.Answer;
import java.util.function.Supplier;

/// What holds for every repeated command.
final class Repeats {
    private Repeats() {}

    /// @param first the first answer to the command
    static void repeats(Supplier<Answer> command, Answer first) {
        var again = repeatsButForPosition(command, first);
        assertThat(again.header("Modelog-Position")).isEqualTo(first.header("Modelog-Position"));
    }

    /// The first answer also tells where the log stood after the steps in other streams.
    static Answer repeatsButForPosition(Supplier<Answer> command, Answer first) {
        var end = SharedNode.logEnd();
        var again = command.get();

        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(SharedNode.logEnd()).isEqualTo(end);
        return again;
    }
}
