package io.modelog.events.artifact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.decider.CorruptStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CorruptArtifactStreamTest {
    private static final ArtifactRegistered REGISTERED =
            new ArtifactRegistered(new UUID(0, 1), ArtifactKind.DATA, List.of());

    @Test
    void a_version_of_an_unregistered_artifact_cannot_follow() {
        assertCorrupt(created(1));
    }

    @Test
    void a_second_registration_cannot_follow() {
        assertCorrupt(REGISTERED, REGISTERED);
    }

    @Test
    void a_number_is_neither_skipped_nor_repeated() {
        assertCorrupt(REGISTERED, created(2));
        assertCorrupt(REGISTERED, created(1), created(1));
        assertCorrupt(REGISTERED, created(1), created(3));
    }

    private static void assertCorrupt(ArtifactEvent... events) {
        assertThatThrownBy(() ->
                        ArtifactDecider.DECIDER.fold(
                                ArtifactDecider.DECIDER.initial(), List.of(events)))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining(events[events.length - 1] + " cannot follow ");
    }

    private static ArtifactVersionCreated created(long number) {
        var content = new ArtifactContent("a", "0".repeat(64), 0, "text/plain", "String");
        return new ArtifactVersionCreated(
                number, new UUID(0, number), content, ArtifactKind.DATA, null);
    }
}
