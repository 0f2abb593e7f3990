package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class WrittenKeysTest {
    private static final int WRITTEN = 300_000;

    private final WrittenKeys keys = new WrittenKeys();

    @Test
    void before_anything_is_written_every_key_is_new() {
        assertThat(keys.mayHave(key(1))).isFalse();
    }

    @Test
    void no_key_that_was_written_is_taken_for_new_and_few_new_ones_for_written() {
        LongStream.range(0, WRITTEN).forEach(number -> keys.add(key(number)));

        assertThat(LongStream.range(0, WRITTEN).filter(number -> keys.mayHave(key(number))))
                .hasSize(WRITTEN);
        assertThat(LongStream.range(WRITTEN, 2 * WRITTEN).filter(n -> keys.mayHave(key(n))))
                .hasSizeBetween(1, WRITTEN / 100);
    }

    private static Key key(long number) {
        return Keys.runModel(new UUID(0, number), "iris", number % 7);
    }
}
