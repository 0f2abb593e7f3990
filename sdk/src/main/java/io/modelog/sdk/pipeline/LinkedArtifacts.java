package io.modelog.sdk.pipeline;

import io.modelog.sdk.Link;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.Materializers;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.Collectors;

/// The artifacts linked to one model version, and their content.
final class LinkedArtifacts {
    private final Modelog modelog;
    private final ArtifactStore store;
    private final Materializers materializers;
    private final String model;
    private final String version;

    LinkedArtifacts(Modelog modelog, Pipeline.Config config, String model, int number) {
        this.modelog = modelog;
        this.store = config.store();
        this.materializers = config.materializers();
        this.model = model;
        this.version = Integer.toString(number);
    }

    Link newest(String artifact) {
        return modelog.versions(model).links(version, null, artifact).stream()
                .max(Comparator.comparingInt(Link::artifactVersion))
                .orElseThrow(() -> missing(artifact));
    }

    <T> T load(Link link, Class<T> type) throws IOException {
        var materializer = materializers.toRead(type, link.mediaType());
        return store.read(link.uri(), link.sha256(), in -> materializer.read(type, in));
    }

    private IllegalArgumentException missing(String artifact) {
        var linked =
                modelog.versions(model).links(version).stream()
                        .map(Link::artifact)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "%s@%s has no artifact '%s'; it has %s"
                        .formatted(model, version, artifact, linked.isEmpty() ? "none" : linked));
    }
}
