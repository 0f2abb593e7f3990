package io.modelog.events.artifact;

import static io.modelog.events.artifact.ArtifactKind.DATA;
import static io.modelog.events.artifact.ArtifactKind.ENDPOINT;
import static io.modelog.events.artifact.ArtifactKind.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactCommand.CreateVersion;
import io.modelog.events.artifact.ArtifactEvent.ArtifactMetadataLogged;
import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.metadata.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreateArtifactVersionTest {
    private static final UUID ID = new UUID(0, 1);
    private static final UUID VERSION_ID = new UUID(0, 2);
    private static final ArtifactContent CONTENT =
            new ArtifactContent("file:///a", "0".repeat(64), 0, "text/plain", "String");
    private static final Producer PRODUCER =
            new Producer(new RunId(new UUID(0, 3)), new StepName("train"), "model");

    private final DeciderSpec<Artifact, ArtifactCommand, ArtifactEvent, ArtifactRejection>
            artifact = new DeciderSpec<>(ArtifactDecider.DECIDER);

    @Test
    void the_first_version_registers_its_artifact() {
        artifact.given()
                .when(
                        new CreateVersion(
                                ID,
                                VERSION_ID,
                                CONTENT,
                                MODEL,
                                PRODUCER,
                                List.of(),
                                Metadata.NONE,
                                null))
                .then(
                        new ArtifactRegistered(ID, MODEL, List.of()),
                        new ArtifactVersionCreated(
                                1, VERSION_ID, CONTENT, MODEL, PRODUCER, List.of(), null));
    }

    /// data unless told otherwise.
    @Test
    void a_new_artifact_is_data_unless_told_otherwise() {
        artifact.given()
                .when(create(null))
                .then(new ArtifactRegistered(ID, DATA, List.of()), created(1, DATA));
    }

    @Test
    void a_version_has_the_kind_of_its_artifact_unless_told_otherwise() {
        var registered = new ArtifactRegistered(ID, ENDPOINT, List.of());
        artifact.given(registered).when(create(null)).then(created(1, ENDPOINT));
        artifact.given(registered).when(create(MODEL)).then(created(1, MODEL));
    }

    @Test
    void the_kind_of_one_version_does_not_change_the_artifact() {
        artifact.given(new ArtifactRegistered(ID, DATA, List.of()), created(1, MODEL))
                .when(create(null))
                .then(created(2, DATA));
    }

    @Test
    void tags_and_metadata_go_to_the_version() {
        var metadata = Scores.metadata("n", 1);
        artifact.given()
                .when(
                        new CreateVersion(
                                ID, VERSION_ID, CONTENT, null, null, List.of("a"), metadata, null))
                .then(
                        new ArtifactRegistered(ID, DATA, List.of()),
                        new ArtifactVersionCreated(
                                1, VERSION_ID, CONTENT, DATA, null, List.of("a"), null),
                        new ArtifactMetadataLogged(1, metadata));
    }

    /// B-6, A-22: numbers, not text, so 10 follows 9 and stays the newest.
    @Test
    void the_eleventh_version_follows_the_tenth() {
        var events = new ArrayList<ArtifactEvent>();
        events.add(new ArtifactRegistered(ID, DATA, List.of()));
        LongStream.rangeClosed(1, 10).forEach(n -> events.add(created(n, DATA)));
        var state = ArtifactDecider.DECIDER.fold(ArtifactDecider.DECIDER.initial(), events);
        assertThat(ArtifactDecider.decide(state, create(null)))
                .isEqualTo(new Decision.Accepted<>(List.of(created(11, DATA))));
    }

    private static CreateVersion create(@Nullable ArtifactKind kind) {
        return new CreateVersion(
                ID, VERSION_ID, CONTENT, kind, null, List.of(), Metadata.NONE, null);
    }

    private static ArtifactVersionCreated created(long number, ArtifactKind kind) {
        return new ArtifactVersionCreated(number, VERSION_ID, CONTENT, kind, null, List.of(), null);
    }
}
