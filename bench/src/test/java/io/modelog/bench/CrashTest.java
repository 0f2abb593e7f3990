package io.modelog.bench;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The full measure is `bench/run crash`.
final class CrashTest {
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_was_answered_before_a_kill_is_in_the_log_exactly_once() {
        Benches.passes(CrashBench::new, "--kills", "2", "--commands", "640", "--callers", "16");
    }
}
