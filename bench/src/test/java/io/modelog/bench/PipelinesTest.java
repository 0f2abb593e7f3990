package io.modelog.bench;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// U-2, U-3 and U-14. The full measure is `bench/run pipelines`: 20 of them.
final class PipelinesTest {
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pipelines_in_parallel_keep_to_their_own_versions_of_the_model() {
        Benches.passes(PipelinesBench::new, "--pipelines", "5");
    }
}
