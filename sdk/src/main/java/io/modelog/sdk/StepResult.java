package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An output of a step, with the model versions that it is to be linked to: at most 20.
///
/// {@snippet file=ClientRuns.java region=run}
public sealed interface StepResult {
    /// An artifact version that is recorded already.
    record Recorded(
            String name,
            String artifact,
            int version,
            @JsonInclude(Include.NON_EMPTY) List<VersionLink> links)
            implements StepResult {
        public Recorded {
            links = List.copyOf(links);
        }

        public static Recorded of(ArtifactRef ref) {
            return new Recorded(ref.name(), ref.artifact(), ref.version(), List.of());
        }
    }

    /// Stored content, which the end of the step records as the next version of the artifact.
    record Stored(
            String name,
            String artifact,
            Content content,
            @Nullable ArtifactKind kind,
            @JsonInclude(Include.NON_EMPTY) List<String> tags,
            @JsonInclude(Include.NON_EMPTY) Map<String, MetadataValue> metadata,
            @JsonInclude(Include.NON_EMPTY) List<VersionLink> links)
            implements StepResult {
        public Stored {
            tags = List.copyOf(tags);
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
            links = List.copyOf(links);
        }

        public static Stored of(String name, String artifact, Content content) {
            return new Stored(name, artifact, content, null, List.of(), Map.of(), List.of());
        }
    }
}
