package io.modelog.events.artifact;

import static io.modelog.events.artifact.ArtifactKind.DATA;

import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The artifact that the tests of this package talk about.
final class Scores {
    static final UUID ID = new UUID(0, 100);
    static final ArtifactContent CONTENT =
            new ArtifactContent("file:///a", "0".repeat(64), 0, "text/plain", "String");
    static final ArtifactRegistered REGISTERED = new ArtifactRegistered(ID, DATA, List.of("demo"));
    static final ArtifactVersionCreated V1 = created(1);
    static final ArtifactVersionCreated V2 = created(2);

    private Scores() {}

    static DeciderSpec<Artifact, ArtifactCommand, ArtifactEvent, ArtifactRejection> spec() {
        return new DeciderSpec<>(ArtifactDecider.DECIDER);
    }

    static ArtifactVersionCreated created(long number) {
        return new ArtifactVersionCreated(
                number, id(number), CONTENT, DATA, null, List.of("a"), null);
    }

    static UUID id(long number) {
        return new UUID(0, number);
    }

    static Metadata metadata(String key, long value) {
        return Metadata.of(Map.of(key, new MetadataValue.Whole(value)));
    }
}
