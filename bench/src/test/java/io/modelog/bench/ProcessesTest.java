package io.modelog.bench;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// V-32, U-2, U-3; B-4 is what the original made of it.
final class ProcessesTest {
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void fifty_versions_created_by_five_processes_at_once_are_numbered_1_to_50() {
        Benches.passes(ProcessesBench::new);
    }
}
