package io.modelog.bench;

import org.junit.jupiter.api.Test;

/// The full measure is `bench/run large-artifact`: 2 GiB with a heap of 64 MiB.
final class LargeArtifactTest {
    @Test
    void a_large_file_streams_in_and_out_of_the_store() {
        Benches.passes(LargeArtifactBench::new, "--mib", "64");
    }
}
