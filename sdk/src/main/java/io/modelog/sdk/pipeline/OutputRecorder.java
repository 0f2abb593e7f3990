package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewArtifactVersion;
import io.modelog.sdk.NewLink;
import io.modelog.sdk.Producer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stores what a step gave, records it on the node, and links it to the run's model version.
final class OutputRecorder {
    private final Modelog modelog;
    private final Pipeline.Config config;
    private final String runId;
    private final Optional<VersionPin> version;

    OutputRecorder(
            Modelog modelog, Pipeline.Config config, String runId, Optional<VersionPin> version) {
        this.modelog = modelog;
        this.config = config;
        this.runId = runId;
        this.version = version;
    }

    Recorded record(String step, Object value) throws IOException {
        Map<String, ArtifactRef> refs = new LinkedHashMap<>();
        List<Progress.StoredOutput> stored = new ArrayList<>();
        for (var output : OutputValue.of(config.name(), step, value)) {
            var recorded = store(step, output);
            version.ifPresent(pin -> link(pin, output, recorded));
            refs.put(
                    output.key(),
                    new ArtifactRef(output.name(), output.artifact(), recorded.number()));
            stored.add(
                    new Progress.StoredOutput(
                            output.artifact(),
                            recorded.number(),
                            recorded.kind(),
                            recorded.sizeBytes()));
        }
        return new Recorded(refs, stored);
    }

    private ArtifactVersion store(String step, OutputValue output) throws IOException {
        var value = output.value();
        var materializer = config.materializers().toWrite(value.getClass());
        var content = config.store().put(out -> materializer.write(value, out));
        return modelog.artifacts()
                .createVersion(
                        output.artifact(),
                        new NewArtifactVersion(
                                content.uri(),
                                content.sha256(),
                                content.sizeBytes(),
                                materializer.mediaType(),
                                materializer.typeOf(value),
                                output.kind(),
                                new Producer(runId, step, output.name())));
    }

    private void link(VersionPin pin, OutputValue output, ArtifactVersion recorded) {
        modelog.versions(pin.model())
                .link(
                        pin.reference(),
                        new NewLink(
                                output.artifact(),
                                recorded.number(),
                                output.kind(),
                                output.overwrite()));
    }

    /// What a step's outputs were recorded as; `refs` by [OutputValue#key].
    record Recorded(Map<String, ArtifactRef> refs, List<Progress.StoredOutput> stored) {}
}
