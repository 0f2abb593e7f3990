package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.linked;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.Facts.versionId;
import static io.modelog.projector.view.OpenViews.ALL;
import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.query.InvalidQuery;
import io.modelog.projector.query.Selection;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ViewsTest {
    private final OpenViews open;
    private final Views views;

    ViewsTest() throws IOException {
        open = new OpenViews();
        views = open.views();
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void models_come_by_name_in_pages() {
        open.given(
                registered(new ModelName("b")),
                registered(new ModelName("c")),
                registered(new ModelName("a b")),
                registered(new ModelName("a")));

        assertThat(views.models(new Page.Request(2, null)).items())
                .extracting(ModelView::name)
                .containsExactly("a", "a b");
        assertThat(inPages(2, views::models))
                .extracting(ModelView::name)
                .containsExactly("a", "a b", "b", "c");
        assertThat(views.models(new Page.Request(4, null)).next()).isNull();
    }

    @Test
    void a_cursor_stays_valid_while_the_log_grows() {
        var log = TestLog.of(registered(new ModelName("b")), registered(new ModelName("d")));
        open.given(log);
        var first = views.models(new Page.Request(1, null));
        log.append(registered(new ModelName("a")));
        log.append(registered(new ModelName("c")));
        open.given(log);

        assertThat(views.models(new Page.Request(9, first.next())).items())
                .extracting(ModelView::name)
                .containsExactly("c", "d");
    }

    @Test
    void a_bad_cursor_is_refused() {
        open.given(registered(IRIS), created(IRIS, 1), created(IRIS, 2));
        var cursor = views.versions(IRIS, null, new Page.Request(1, null)).next();

        assertThatThrownBy(() -> views.models(new Page.Request(1, "%")))
                .isInstanceOf(InvalidQuery.class);
        assertThatThrownBy(() ->
                        views.versions(new ModelName("other"), null, new Page.Request(1, cursor)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("is none that this list gave with this filter and this sort");
    }

    @Test
    void a_version_is_found_by_each_of_its_names() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                created(IRIS, 2),
                event(IRIS, new ModelEvent.VersionUpdated(1, new VersionName("best"), null)),
                staged(1, null, Stage.PRODUCTION),
                staged(2, null, Stage.ARCHIVED));

        assertThat(number(new VersionSelector.Numbered(1))).hasValue(1);
        assertThat(number(new VersionSelector.Named(new VersionName("best")))).hasValue(1);
        assertThat(number(VersionSelector.parse("production"))).hasValue(1);
        assertThat(number(new VersionSelector.WithId(versionId(1)))).hasValue(1);
        assertThat(number(new VersionSelector.Latest())).hasValue(2);
    }

    @Test
    void a_selector_that_fits_no_version_finds_none() {
        open.given(registered(IRIS), created(IRIS, 1), staged(1, null, Stage.ARCHIVED));

        assertThat(number(new VersionSelector.Numbered(2))).isEmpty();
        assertThat(number(new VersionSelector.Named(new VersionName("best")))).isEmpty();
        assertThat(number(VersionSelector.parse("staging"))).isEmpty();
        assertThat(number(VersionSelector.parse("archived"))).isEmpty();
        assertThat(number(new VersionSelector.WithId(versionId(2)))).isEmpty();
        assertThat(views.version(new ModelName("other"), new VersionSelector.Latest())).isEmpty();
    }

    private OptionalLong number(VersionSelector selector) {
        var read = views.version(IRIS, selector);
        return read.isEmpty() ? OptionalLong.empty() : OptionalLong.of(read.get().value().number());
    }

    @Test
    void a_row_comes_with_the_sequence_of_its_stream() {
        open.given(registered(IRIS), created(IRIS, 1), created(IRIS, 2));

        assertThat(views.version(IRIS, new VersionSelector.Numbered(1)).orElseThrow())
                .extracting(Read::sequence, read -> read.value().sequence())
                .containsExactly(3L, 2L);
        assertThat(views.sequence(StreamId.of(IRIS))).isEqualTo(3);
        assertThat(views.sequence(StreamId.of(SPLIT))).isEqualTo(0);
    }

    @Test
    void versions_come_by_number_of_one_model_and_of_one_stage() {
        var other = new ModelName("iris2");
        open.given(
                registered(IRIS),
                registered(other),
                created(other, 1),
                created(IRIS, 1),
                created(IRIS, 2),
                created(IRIS, 3),
                staged(3, null, Stage.NONE),
                staged(1, null, Stage.NONE),
                staged(other, 1, null, Stage.NONE));

        assertThat(inPages(2, page -> views.versions(IRIS, null, page)))
                .extracting(VersionView::number)
                .containsExactly(1L, 2L, 3L);
        assertThat(inPages(1, page -> views.versions(IRIS, Stage.NONE, page)))
                .extracting(VersionView::number)
                .containsExactly(1L, 3L);
        assertThat(inPages(2, page -> views.versions(Stage.NONE, page)))
                .extracting(version -> version.model() + version.number())
                .containsExactly("iris1", "iris3", "iris21");
        assertThat(views.versions(Stage.STAGING, ALL).items()).isEmpty();
        var counted = new Page.Request(2, null, new Selection(null, "-number", true));
        assertThat(views.versions(IRIS, null, counted).total()).isEqualTo(3);
        var filtered = new Selection("number > 1 AND stage = none", "-number", true);
        assertThat(views.versions(IRIS, null, new Page.Request(9, null, filtered)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(1))
                .satisfies(page ->
                        assertThat(page.items())
                                .extracting(VersionView::number)
                                .containsExactly(3L));
    }

    @Test
    void links_are_filtered_by_kind_and_by_artifact() {
        var model = new ArtifactName("spl");
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                linked(1, split(2), ArtifactKind.DATA),
                linked(1, split(10), ArtifactKind.MODEL),
                linked(1, new ArtifactVersionId(model, 3), ArtifactKind.MODEL));

        assertThat(inPages(1, page -> views.links(IRIS, 1, null, null, page)))
                .extracting(LinkView::id)
                .containsExactly("spl@3", "split@2", "split@10");
        assertThat(inPages(1, page -> views.links(IRIS, 1, ArtifactKind.MODEL, null, page)))
                .extracting(LinkView::id)
                .containsExactly("spl@3", "split@10");
        assertThat(views.links(IRIS, 1, null, SPLIT, ALL).items())
                .extracting(LinkView::id)
                .containsExactly("split@2", "split@10");
        assertThat(views.links(IRIS, 2, null, null, ALL).items()).isEmpty();
    }

    @Test
    void an_artifact_version_is_the_newest_unless_one_is_asked_for() {
        open.given(
                event(
                        SPLIT,
                        new ArtifactEvent.ArtifactRegistered(
                                new UUID(4, 0), ArtifactKind.DATA, List.of())),
                version(1),
                version(2));

        assertThat(
                        views.artifacts()
                                .version(SPLIT, OptionalLong.empty())
                                .orElseThrow()
                                .value()
                                .number())
                .isEqualTo(2);
        assertThat(
                        views.artifacts()
                                .version(SPLIT, OptionalLong.of(1))
                                .orElseThrow()
                                .value()
                                .number())
                .isEqualTo(1);
        assertThat(views.artifacts().version(SPLIT, OptionalLong.of(3))).isEmpty();
        assertThat(inPages(1, page -> views.artifacts().versions(SPLIT, page)))
                .extracting(ArtifactVersionView::number)
                .containsExactly(1L, 2L);
        assertThat(views.artifacts().list(ALL).items())
                .containsExactly(views.artifacts().find(SPLIT).orElseThrow().value());
    }

    private static Event version(long number) {
        return event(
                SPLIT,
                new ArtifactEvent.ArtifactVersionCreated(
                        number,
                        new UUID(4, number),
                        Facts.CONTENT,
                        ArtifactKind.DATA,
                        null,
                        List.of(),
                        null));
    }
}
