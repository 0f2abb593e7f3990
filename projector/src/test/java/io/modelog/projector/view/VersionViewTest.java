package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.attached;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.folded;
import static io.modelog.projector.view.Facts.linked;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.Facts.unlinked;
import static io.modelog.projector.view.Facts.versionId;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.projector.view.VersionView.LinkCounts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class VersionViewTest {
    private static @Nullable VersionView version(MemoryRows rows, long number) {
        return rows.get(Table.VERSIONS, Keys.version("iris", number));
    }

    @Test
    void a_new_version_has_no_stage() {
        assertThat(version(folded(registered(IRIS), created(IRIS, 1)), 1))
                .isEqualTo(
                        new VersionView(
                                "iris",
                                1,
                                versionId(1),
                                "1",
                                null,
                                null,
                                List.of(),
                                Map.of(),
                                new LinkCounts(0, 0, 0),
                                0,
                                null,
                                null,
                                at(2),
                                "ada",
                                at(2),
                                "ada",
                                2));
    }

    @Test
    void a_new_name_is_found_and_the_old_one_is_not() {
        var rows =
                folded(
                        registered(IRIS),
                        created(IRIS, 1),
                        event(
                                IRIS,
                                new ModelEvent.VersionUpdated(1, new VersionName("best"), "good")));

        assertThat(version(rows, 1))
                .extracting(VersionView::name, VersionView::description, VersionView::updatedAt)
                .containsExactly("best", "good", at(3));
        assertThat(rows.get(Table.VERSION_NAMES, Keys.versionName("iris", "best"))).isEqualTo(1L);
        assertThat(rows.get(Table.VERSION_NAMES, Keys.versionName("iris", "1"))).isNull();
    }

    @Test
    void a_version_is_in_the_index_of_its_stage_only() {
        var rows =
                folded(
                        registered(IRIS),
                        created(IRIS, 1),
                        staged(1, null, Stage.STAGING),
                        staged(1, Stage.STAGING, Stage.PRODUCTION));

        assertThat(version(rows, 1))
                .extracting(VersionView::stage, VersionView::stageChangedAt, VersionView::sequence)
                .containsExactly(Stage.PRODUCTION, at(4), 4L);
        assertThat(rows.keys(Table.VERSION_STAGES, Key.EMPTY))
                .containsExactly(Keys.stage(Stage.PRODUCTION, "iris", 1));
    }

    @Test
    void links_are_counted_by_kind() {
        var rows =
                folded(
                        registered(IRIS),
                        created(IRIS, 1),
                        linked(1, split(1), ArtifactKind.DATA),
                        linked(1, split(2), ArtifactKind.DATA),
                        linked(1, split(3), ArtifactKind.MODEL),
                        unlinked(1, split(1)));

        assertThat(version(rows, 1))
                .extracting(VersionView::artifacts, VersionView::updatedAt, VersionView::sequence)
                .containsExactly(new LinkCounts(1, 1, 0), at(2), 6L);
    }

    @Test
    void a_link_of_another_kind_moves_the_counts() {
        var rows =
                folded(
                        registered(IRIS),
                        created(IRIS, 1),
                        linked(1, split(1), ArtifactKind.DATA),
                        linked(1, split(1), ArtifactKind.ENDPOINT));

        assertThat(version(rows, 1))
                .extracting(VersionView::artifacts)
                .isEqualTo(new LinkCounts(0, 0, 1));
        assertThat(rows.get(Table.LINKS, Keys.link("iris", 1, "split", 1)))
                .isEqualTo(
                        new LinkView(
                                "split@1",
                                "iris",
                                1,
                                ArtifactKind.ENDPOINT,
                                "split",
                                1,
                                "file:///a",
                                "ab".repeat(32),
                                8,
                                "application/json",
                                "double",
                                at(4),
                                "ada"));
    }

    @Test
    void runs_are_counted_while_they_are_attached() {
        var detached = event(IRIS, new ModelEvent.RunDetached(1, RUN));

        assertThat(version(folded(registered(IRIS), created(IRIS, 1), attached(1, RUN)), 1))
                .extracting(VersionView::runs)
                .isEqualTo(1L);
        var rows = folded(registered(IRIS), created(IRIS, 1), attached(1, RUN), detached);
        assertThat(version(rows, 1)).extracting(VersionView::runs).isEqualTo(0L);
        assertThat(rows.keys(Table.ATTACHED_RUNS, Key.EMPTY)).isEmpty();
        assertThat(rows.keys(Table.RUN_MODELS, Key.EMPTY)).isEmpty();
    }

    @Test
    void a_deleted_version_takes_its_links_and_attachments_along_and_no_others() {
        var rows =
                folded(
                        registered(IRIS),
                        created(IRIS, 1),
                        created(IRIS, 2),
                        staged(1, null, Stage.STAGING),
                        linked(1, split(1), ArtifactKind.DATA),
                        linked(2, split(1), ArtifactKind.DATA),
                        attached(1, RUN),
                        attached(2, RUN),
                        event(IRIS, new ModelEvent.VersionDeleted(1, versionId(1))));

        assertThat(rows.keys(Table.VERSIONS, Key.EMPTY)).containsExactly(Keys.version("iris", 2));
        assertThat(rows.keys(Table.VERSION_STAGES, Key.EMPTY)).isEmpty();
        assertThat(rows.keys(Table.VERSION_NAMES, Key.EMPTY))
                .containsExactly(Keys.versionName("iris", "2"));
        assertThat(rows.keys(Table.VERSION_IDS, Key.EMPTY))
                .containsExactly(Keys.versionId("iris", versionId(2)));
        assertThat(rows.keys(Table.LINKS, Key.EMPTY))
                .containsExactly(Keys.link("iris", 2, "split", 1));
        assertThat(rows.keys(Table.RUN_MODELS, Key.EMPTY))
                .containsExactly(Keys.runModel(RUN.value(), "iris", 2));
    }
}
