package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.CONTENT;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.folded;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Event;
import io.modelog.projector.view.ArtifactVersionView.ProducerView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ArtifactViewTest {
    private static final Event REGISTERED =
            event(
                    SPLIT,
                    new ArtifactRegistered(new UUID(4, 0), ArtifactKind.DATA, List.of("iris")));

    private static Event version(long number, @Nullable Producer producer) {
        return event(
                SPLIT,
                new ArtifactVersionCreated(
                        number,
                        new UUID(4, number),
                        CONTENT,
                        ArtifactKind.MODEL,
                        producer,
                        List.of("best"),
                        "{\"type\": \"number\"}"));
    }

    @Test
    void a_registered_artifact_has_no_version() {
        assertThat(folded(REGISTERED).get(Table.ARTIFACTS, Keys.name("split")))
                .isEqualTo(
                        new ArtifactView(
                                "split",
                                new UUID(4, 0),
                                ArtifactKind.DATA,
                                List.of("iris"),
                                null,
                                0,
                                at(1),
                                "ada",
                                1));
    }

    @Test
    void versions_are_counted_and_the_newest_is_the_latest() {
        var rows = folded(REGISTERED, version(1, null), version(2, null));

        assertThat(rows.get(Table.ARTIFACTS, Keys.name("split")))
                .isEqualTo(
                        new ArtifactView(
                                "split",
                                new UUID(4, 0),
                                ArtifactKind.DATA,
                                List.of("iris"),
                                2L,
                                2,
                                at(1),
                                "ada",
                                3));
    }

    @Test
    void a_version_says_what_made_it() {
        var rows = folded(REGISTERED, version(1, new Producer(RUN, new StepName("load"), "split")));

        assertThat(rows.get(Table.ARTIFACT_VERSIONS, Keys.version("split", 1)))
                .isEqualTo(
                        new ArtifactVersionView(
                                "split",
                                1,
                                new UUID(4, 1),
                                "file:///a",
                                "ab".repeat(32),
                                8,
                                "application/json",
                                "double",
                                RowJson.parse("{\"type\": \"number\"}"),
                                ArtifactKind.MODEL,
                                new ProducerView(RUN.value(), "load", "split"),
                                List.of("best"),
                                Map.of(),
                                at(2),
                                "ada",
                                2));
    }
}
