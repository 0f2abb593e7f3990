package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.linked;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.started;
import static io.modelog.projector.view.Facts.stepCompleted;
import static io.modelog.projector.view.Facts.stepStarted;
import static io.modelog.projector.view.Facts.unlinked;
import static io.modelog.projector.view.OpenViews.ALL;
import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who has an artifact: what guards its deletion.
final class UsesTest {
    private final OpenViews open = new OpenViews();
    private final ArtifactViews artifacts = open.views().artifacts();

    UsesTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void links_of_an_artifact_come_from_all_models() {
        var longer = new ArtifactVersionId(new ArtifactName("split2"), 1);
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                created(IRIS, 2),
                linked(2, split(1), ArtifactKind.DATA),
                linked(1, split(2), ArtifactKind.MODEL),
                linked(1, split(1), ArtifactKind.DATA),
                linked(1, longer, ArtifactKind.DATA),
                linked(2, split(2), ArtifactKind.DATA),
                unlinked(2, split(2)));

        assertThat(inPages(1, page -> artifacts.linksOf(SPLIT, null, page)))
                .extracting(link -> link.id() + " of " + link.version())
                .containsExactly("split@1 of 1", "split@1 of 2", "split@2 of 1");
        assertThat(artifacts.linksOf(SPLIT, 2L, ALL).items())
                .extracting(LinkView::kind)
                .containsExactly(ArtifactKind.MODEL);
        assertThat(artifacts.linksOf(SPLIT, 3L, ALL).items()).isEmpty();
    }

    @Test
    void uses_of_an_artifact_say_which_step_read_or_wrote_it() {
        open.given(
                started(RUN),
                stepStarted("load"),
                stepCompleted("load", split(1)),
                stepStarted("train", split(1), split(2)));

        assertThat(inPages(1, page -> artifacts.usesOf(SPLIT, null, page)))
                .containsExactly(
                        new UseView("split", 1, RUN.value(), "load", true, 3),
                        new UseView("split", 1, RUN.value(), "train", false, 4),
                        new UseView("split", 2, RUN.value(), "train", false, 4));
        assertThat(artifacts.usesOf(SPLIT, 2L, ALL).items()).hasSize(1);
    }

    @Test
    void a_step_that_reads_and_writes_a_version_does_both() {
        open.given(started(RUN), stepStarted("load", split(1)), stepCompleted("load", split(1)));

        assertThat(artifacts.usesOf(SPLIT, 1L, ALL).items())
                .extracting(UseView::written)
                .containsExactly(false, true);
    }
}
