package io.modelog.events.artifact;

import static io.modelog.events.artifact.Scores.CONTENT;
import static io.modelog.events.artifact.Scores.ID;
import static io.modelog.events.artifact.Scores.REGISTERED;
import static io.modelog.events.artifact.Scores.V1;
import static io.modelog.events.artifact.Scores.V2;
import static io.modelog.events.artifact.Scores.created;
import static io.modelog.events.artifact.Scores.id;

import io.modelog.events.artifact.ArtifactCommand.CreateVersion;
import io.modelog.events.artifact.ArtifactCommand.Delete;
import io.modelog.events.artifact.ArtifactCommand.DeleteVersion;
import io.modelog.events.artifact.ArtifactCommand.Register;
import io.modelog.events.artifact.ArtifactEvent.ArtifactDeleted;
import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionDeleted;
import io.modelog.events.artifact.ArtifactRejection.ArtifactUnknown;
import io.modelog.events.artifact.ArtifactRejection.ArtifactVersionUnknown;
import io.modelog.events.metadata.Metadata;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Deletion of artifacts and of their versions. What links them is asked by who gives the command.
class DeleteArtifactTest {
    private static final ArtifactVersionDeleted V1_GONE = new ArtifactVersionDeleted(1, id(1));
    private static final ArtifactVersionDeleted V2_GONE = new ArtifactVersionDeleted(2, id(2));
    private static final ArtifactDeleted GONE = new ArtifactDeleted(ID);

    @Test
    void a_version_is_deleted_and_then_unknown() {
        Scores.spec().given(REGISTERED, V1).when(new DeleteVersion(1)).then(V1_GONE);
        Scores.spec()
                .given(REGISTERED, V1, V1_GONE)
                .when(new DeleteVersion(1))
                .thenRejected(new ArtifactVersionUnknown(1));
    }

    /// B-3, B-6: also when the newest goes, or all.
    @Test
    void the_number_of_a_deleted_version_is_not_used_again() {
        Scores.spec().given(REGISTERED, V1, V2, V2_GONE).when(create(3)).then(created(3));
        Scores.spec().given(REGISTERED, V1, V1_GONE).when(create(2)).then(created(2));
    }

    @Test
    void an_artifact_is_deleted_with_its_versions() {
        Scores.spec().given(REGISTERED, V1).when(new Delete()).then(GONE);
        Scores.spec()
                .given(REGISTERED, V1, GONE, REGISTERED)
                .when(new DeleteVersion(1))
                .thenRejected(new ArtifactVersionUnknown(1));
    }

    /// B-3: numbers go on under a new id.
    @Test
    void a_deleted_artifact_can_come_again_and_its_numbers_go_on() {
        var again = new UUID(0, 101);
        Scores.spec()
                .given(REGISTERED, V1, V2, GONE)
                .when(new Register(again, ArtifactKind.MODEL, List.of()))
                .then(new ArtifactRegistered(again, ArtifactKind.MODEL, List.of()));
        Scores.spec()
                .given(REGISTERED, V1, V2, GONE)
                .when(create(3))
                .then(new ArtifactRegistered(ID, ArtifactKind.DATA, List.of()), created(3));
    }

    @Test
    void what_is_unknown_cannot_be_deleted() {
        Scores.spec().given().when(new Delete()).thenRejected(new ArtifactUnknown());
        Scores.spec().given().when(new DeleteVersion(1)).thenRejected(new ArtifactUnknown());
        Scores.spec()
                .given(REGISTERED, GONE)
                .when(new Delete())
                .thenRejected(new ArtifactUnknown());
    }

    private static CreateVersion create(long number) {
        return new CreateVersion(
                ID, id(number), CONTENT, null, null, List.of("a"), Metadata.NONE, null);
    }
}
