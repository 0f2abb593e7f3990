package io.modelog.bench;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The full measure is `bench/run two-nodes`.
final class TwoNodesTest {
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void either_node_takes_commands_and_a_paused_owner_cannot_write_when_it_wakes() {
        Benches.passes(TwoNodesBench::new, "--rounds", "50");
    }
}
