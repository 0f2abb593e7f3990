package io.modelog.events.artifact;

import static io.modelog.events.artifact.Scores.ID;
import static io.modelog.events.artifact.Scores.REGISTERED;
import static io.modelog.events.artifact.Scores.V1;
import static io.modelog.events.artifact.Scores.V2;
import static io.modelog.events.artifact.Scores.created;
import static io.modelog.events.artifact.Scores.id;
import static io.modelog.events.artifact.Scores.metadata;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.artifact.ArtifactEvent.ArtifactDeleted;
import io.modelog.events.artifact.ArtifactEvent.ArtifactMetadataLogged;
import io.modelog.events.artifact.ArtifactEvent.ArtifactTagsChanged;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionDeleted;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.tag.TagChange.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorruptArtifactStreamTest {
    @Test
    void only_a_registration_follows_nothing_or_a_deletion() {
        assertCorrupt(V1);
        assertCorrupt(new ArtifactDeleted(ID));
        assertCorrupt(REGISTERED, new ArtifactDeleted(ID), V1);
    }

    @Test
    void a_second_registration_cannot_follow() {
        assertCorrupt(REGISTERED, REGISTERED);
    }

    @Test
    void a_number_is_neither_skipped_nor_repeated() {
        assertCorrupt(REGISTERED, V2);
        assertCorrupt(REGISTERED, V1, V1);
        assertCorrupt(REGISTERED, V1, created(3));
        assertCorrupt(REGISTERED, V1, new ArtifactVersionDeleted(1, id(1)), V1);
        assertCorrupt(REGISTERED, V1, new ArtifactDeleted(ID), REGISTERED, V1);
    }

    @Test
    void nothing_happens_to_a_version_that_is_not_there() {
        assertCorrupt(REGISTERED, V1, new ArtifactMetadataLogged(2, metadata("n", 1)));
        assertCorrupt(
                REGISTERED, V1, new ArtifactTagsChanged(2L, new Effect(List.of("b"), List.of())));
        assertCorrupt(REGISTERED, V1, new ArtifactVersionDeleted(2, id(2)));
    }

    @Test
    void tags_are_put_on_what_lacks_them_and_taken_off_what_has_them() {
        for (var effect :
                List.of(
                        new Effect(List.of("a", "demo"), List.of()),
                        new Effect(List.of(), List.of("x")))) {
            assertCorrupt(REGISTERED, new ArtifactTagsChanged(null, effect));
            assertCorrupt(REGISTERED, V1, new ArtifactTagsChanged(1L, effect));
        }
    }

    @Test
    void a_deletion_knows_what_it_deletes() {
        assertCorrupt(REGISTERED, new ArtifactDeleted(id(1)));
        assertCorrupt(REGISTERED, V1, new ArtifactVersionDeleted(1, id(2)));
    }

    private static void assertCorrupt(ArtifactEvent... events) {
        assertThatThrownBy(() ->
                        ArtifactDecider.DECIDER.fold(
                                ArtifactDecider.DECIDER.initial(), List.of(events)))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining(events[events.length - 1] + " cannot follow ");
    }
}
