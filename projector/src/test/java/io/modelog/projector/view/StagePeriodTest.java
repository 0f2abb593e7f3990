package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.deleted;
import static io.modelog.projector.view.Facts.logged;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.OpenViews.ALL;
import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modelog.events.metadata.MetadataValue.Whole;
import io.modelog.events.model.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which version held which stage from when to when.
final class StagePeriodTest {
    private final OpenViews open;
    private final Views views;

    StagePeriodTest() throws IOException {
        open = new OpenViews();
        views = open.views();
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void a_period_ends_when_the_version_moves_on() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                staged(1, null, Stage.STAGING),
                staged(1, Stage.STAGING, Stage.PRODUCTION));

        assertThat(inPages(1, page -> views.stagePeriods(IRIS, null, page)))
                .extracting(
                        StagePeriodView::version,
                        StagePeriodView::stage,
                        StagePeriodView::from,
                        StagePeriodView::to,
                        StagePeriodView::next)
                .containsExactly(
                        tuple(1L, Stage.STAGING, at(3), at(4), Stage.PRODUCTION),
                        tuple(1L, Stage.PRODUCTION, at(4), null, null));
        assertThat(views.stagePeriods(IRIS, Stage.PRODUCTION, ALL).items()).hasSize(1);
    }

    @Test
    void deleting_the_version_ends_it_too() {
        open.given(
                registered(IRIS), created(IRIS, 1), staged(1, null, Stage.PRODUCTION), deleted(1));

        assertThat(views.stagePeriods(IRIS, null, ALL).items())
                .extracting(StagePeriodView::to, StagePeriodView::leftBy, StagePeriodView::next)
                .containsExactly(tuple(at(4), "ada", null));
        assertThat(inProduction(at(3))).isEqualTo(1);
        assertThat(inProduction(at(4))).isEqualTo(0);
    }

    @Test
    void what_was_logged_to_a_version_that_is_deleted_from_its_stage_is_still_told() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                logged(1, "a", new Whole(1)),
                staged(1, null, Stage.PRODUCTION),
                deleted(1));

        assertThat(views.metadataAt(IRIS, 1, 4)).extracting(MetadataView::key).containsExactly("a");
    }

    @Test
    void so_does_deleting_the_model() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                staged(1, null, Stage.PRODUCTION),
                deleted(IRIS));

        assertThat(inProduction(at(3))).isEqualTo(1);
        assertThat(inProduction(at(4))).isEqualTo(0);
    }

    @Test
    void a_period_that_begins_and_ends_in_one_transaction_leaves_nothing() {
        var log =
                TestLog.of(
                        registered(IRIS),
                        created(IRIS, 1),
                        created(IRIS, 2),
                        staged(1, null, Stage.PRODUCTION),
                        staged(2, null, Stage.STAGING));
        log.pass(Duration.ofSeconds(1));
        log.append("swap", staged(1, Stage.PRODUCTION, Stage.NONE));
        log.append("swap", staged(2, Stage.STAGING, Stage.PRODUCTION));
        log.append("swap", staged(1, Stage.NONE, Stage.STAGING));
        open.given(log);

        assertThat(views.stagePeriods(IRIS, null, ALL).items())
                .extracting(StagePeriodView::version, StagePeriodView::stage)
                .containsExactly(
                        tuple(1L, Stage.PRODUCTION),
                        tuple(2L, Stage.STAGING),
                        tuple(1L, Stage.STAGING),
                        tuple(2L, Stage.PRODUCTION));
    }

    private int inProduction(Instant time) {
        return views.asOf(new AsOf.Time(time)).versions(Stage.PRODUCTION, ALL).items().size();
    }
}
