package io.modelog.events.artifact;

import io.modelog.events.artifact.ArtifactCommand.CreateVersion;
import io.modelog.events.artifact.ArtifactCommand.EnsureVersion;
import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionDeleted;
import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.metadata.Metadata;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnsureArtifactVersionTest {
    private static final UUID ID = new UUID(0, 1);
    private static final UUID FIRST = new UUID(0, 2);
    private static final UUID SECOND = new UUID(0, 3);
    private static final ArtifactContent CONTENT =
            new ArtifactContent("file:///a", "0".repeat(64), 0, "text/plain", "String");
    private static final ArtifactRegistered REGISTERED =
            new ArtifactRegistered(ID, ArtifactKind.DATA, List.of());

    private final DeciderSpec<Artifact, ArtifactCommand, ArtifactEvent, ArtifactRejection>
            artifact = new DeciderSpec<>(ArtifactDecider.DECIDER);

    @Test
    void a_version_with_a_new_id_is_created() {
        artifact.given().when(ensure(FIRST)).then(REGISTERED, created(1, FIRST));
        artifact.given(REGISTERED, created(1, FIRST)).when(ensure(SECOND)).then(created(2, SECOND));
    }

    @Test
    void one_that_is_there_is_not_created_again() {
        artifact.given(REGISTERED, created(1, FIRST), created(2, SECOND))
                .when(ensure(FIRST))
                .then();
    }

    @Test
    void one_that_was_deleted_comes_back_under_a_new_number() {
        artifact.given(REGISTERED, created(1, FIRST), new ArtifactVersionDeleted(1, FIRST))
                .when(ensure(FIRST))
                .then(created(2, FIRST));
    }

    private static EnsureVersion ensure(UUID id) {
        return new EnsureVersion(
                new CreateVersion(ID, id, CONTENT, null, null, List.of(), Metadata.NONE, null));
    }

    private static ArtifactVersionCreated created(long number, UUID id) {
        return new ArtifactVersionCreated(
                number, id, CONTENT, ArtifactKind.DATA, null, List.of(), null);
    }
}
