package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.OpenViews.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.Actor;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.RequestView.ApprovalView;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A request from asking to promotion. The actor of all events is ada; requester and approvers are named in them.
final class RequestViewTest {
    private static final RequestView OPEN =
            new RequestView(
                    "iris",
                    1,
                    "production",
                    "open",
                    "bob",
                    null,
                    at(4),
                    List.of(),
                    null,
                    null,
                    null,
                    4);

    private final OpenViews open = new OpenViews();
    private final Views views = open.views();
    private final TestLog log = TestLog.of(registered(IRIS), created(IRIS, 1), created(IRIS, 2));

    RequestViewTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    private static Event requested(long number, Stage stage, String by) {
        return event(IRIS, new ModelEvent.PromotionRequested(number, stage, new Actor(by)));
    }

    private static Event requested() {
        return requested(1, Stage.PRODUCTION, "bob");
    }

    private static Event approved(String by) {
        return event(
                IRIS, new ModelEvent.PromotionApproved(1, Stage.PRODUCTION, new Actor(by), "fine"));
    }

    private static Event rejected() {
        return event(
                IRIS,
                new ModelEvent.PromotionRejected(
                        1, Stage.PRODUCTION, new Actor("eve"), "not fair"));
    }

    private static Event withdrawn() {
        return event(IRIS, new ModelEvent.PromotionWithdrawn(1, Stage.PRODUCTION));
    }

    private void given(Event... events) {
        for (var event : events) {
            log.append(event);
        }
        open.given(log);
    }

    private RequestView request() {
        return views.requests(IRIS, 1, ALL).items().getFirst();
    }

    @Test
    void a_request_is_open_and_says_who_asked() {
        given(requested());

        assertThat(request()).isEqualTo(OPEN);
        assertThat(views.version(IRIS, new VersionSelector.Numbered(1)).orElseThrow().value())
                .extracting(VersionView::sequence, VersionView::updatedAt)
                .containsExactly(4L, at(2));
    }

    @Test
    void approvals_add_up_in_order() {
        given(requested(), approved("eve"), approved("dan"));

        assertThat(request())
                .extracting(RequestView::status, RequestView::approvals, RequestView::sequence)
                .containsExactly(
                        "open",
                        List.of(
                                new ApprovalView("eve", "fine", at(5)),
                                new ApprovalView("dan", "fine", at(6))),
                        6L);
    }

    @Test
    void a_rejection_closes_it_with_a_comment() {
        given(requested(), rejected());

        assertThat(request())
                .isEqualTo(
                        new RequestView(
                                "iris",
                                1,
                                "production",
                                "rejected",
                                "bob",
                                null,
                                at(4),
                                List.of(),
                                "ada",
                                "not fair",
                                at(5),
                                5));
    }

    @Test
    void a_withdrawal_closes_it_without_one() {
        given(requested(), withdrawn());

        assertThat(request())
                .extracting(RequestView::status, RequestView::comment, RequestView::closedAt)
                .containsExactly("withdrawn", null, at(5));
    }

    @Test
    void a_promotion_closes_it_and_it_keeps_its_approvals() {
        given(requested(), approved("eve"), staged(1, null, Stage.PRODUCTION));

        assertThat(request())
                .extracting(
                        RequestView::status,
                        RequestView::closedBy,
                        RequestView::closedAt,
                        r -> r.approvals().size())
                .containsExactly("promoted", "ada", at(6), 1);
    }

    @Test
    void a_promotion_to_another_stage_or_of_another_version_leaves_it_open() {
        given(requested(), staged(1, null, Stage.STAGING), staged(2, null, Stage.PRODUCTION));

        assertThat(request().status()).isEqualTo("open");
    }

    @Test
    void a_closed_request_stays_as_it_was_when_its_version_enters_the_stage() {
        given(requested(), rejected(), staged(1, null, Stage.PRODUCTION));

        assertThat(request())
                .extracting(RequestView::status, RequestView::closedAt)
                .containsExactly("rejected", at(5));
    }

    @Test
    void a_new_request_replaces_the_one_that_was_closed() {
        given(requested(), approved("eve"), withdrawn(), requested(1, Stage.PRODUCTION, "eve"));

        assertThat(views.requests(IRIS, 1, ALL).items())
                .containsExactly(
                        new RequestView(
                                "iris",
                                1,
                                "production",
                                "open",
                                "eve",
                                null,
                                at(7),
                                List.of(),
                                null,
                                null,
                                null,
                                7));
    }

    @Test
    void a_refusal_is_told_by_history_alone() {
        given(
                requested(),
                event(IRIS, new ModelEvent.PromotionRefused(1L, Stage.PRODUCTION, List.of())),
                event(IRIS, new ModelEvent.PromotionRefused(null, Stage.PRODUCTION, List.of())));

        assertThat(request()).isEqualTo(OPEN);
        assertThat(
                        views.history()
                                .of(
                                        StreamId.of(IRIS),
                                        HistoryFilter.ALL.ofType("PromotionRefused").ofVersion(1),
                                        ALL)
                                .items())
                .hasSize(1);
    }

    @Test
    void requests_of_all_models_are_filtered_by_model_and_status() {
        given(
                requested(),
                requested(2, Stage.STAGING, "eve"),
                requested(1, Stage.STAGING, "eve"),
                withdrawn());

        assertThat(views.requests(null, null, ALL).items())
                .extracting(request -> request.version() + request.stage())
                .containsExactly("1production", "1staging", "2staging");
        assertThat(views.requests(IRIS, "open", ALL).items())
                .extracting(request -> request.version() + request.stage())
                .containsExactly("1staging", "2staging");
        assertThat(views.requests(new ModelName("iri"), null, ALL).items()).isEmpty();
    }

    @Test
    void a_request_can_be_read_as_it_was() {
        given(requested(), approved("eve"), withdrawn());

        assertThat(views.requestAt(IRIS, 1, Stage.PRODUCTION, 3)).isEmpty();
        assertThat(views.requestAt(IRIS, 1, Stage.PRODUCTION, 4)).hasValue(OPEN);
        assertThat(views.requestAt(IRIS, 1, Stage.PRODUCTION, 5).orElseThrow().approvals())
                .hasSize(1);
        assertThat(views.requestAt(IRIS, 1, Stage.PRODUCTION, 6)).hasValue(request());
    }
}
