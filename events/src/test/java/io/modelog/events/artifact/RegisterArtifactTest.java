package io.modelog.events.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactCommand.Register;
import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactRejection.ArtifactExists;
import io.modelog.events.decider.DeciderSpec;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegisterArtifactTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Register REGISTER =
            new Register(ID, ArtifactKind.MODEL, List.of("a", "b", "a"));
    private static final ArtifactRegistered REGISTERED =
            new ArtifactRegistered(ID, ArtifactKind.MODEL, List.of("a", "b"));

    private final DeciderSpec<Artifact, ArtifactCommand, ArtifactEvent, ArtifactRejection>
            artifact = new DeciderSpec<>(ArtifactDecider.DECIDER);

    @Test
    void an_unknown_artifact_is_registered() {
        artifact.given().when(REGISTER).then(REGISTERED);
    }

    @Test
    void a_registered_artifact_is_not_registered_again() {
        artifact.given(REGISTERED).when(REGISTER).thenRejected(new ArtifactExists());
    }

    @Test
    void a_repeated_tag_counts_once() {
        assertThat(REGISTER.tags()).containsExactly("a", "b");
    }
}
