package io.modelog.sdk.pipeline;

import io.modelog.sdk.Modelog;

/// What the steps of one run share.
record RunScope(
        String id,
        Pipeline.Config config,
        Modelog modelog,
        ArtifactValues values,
        RunVersions versions,
        RunValues produced) {
    StepCache cache() {
        return new StepCache(config, modelog, values);
    }
}
