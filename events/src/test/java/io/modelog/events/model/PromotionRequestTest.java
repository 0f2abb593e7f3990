package io.modelog.events.model;

import static io.modelog.events.model.Iris.ADA;
import static io.modelog.events.model.Iris.BOB;
import static io.modelog.events.model.Iris.EVE;
import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.displaced;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.on;
import static io.modelog.events.model.Iris.rolledBack;
import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.Actor;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.model.ModelEvent.PromotionApproved;
import io.modelog.events.model.ModelEvent.PromotionRejected;
import io.modelog.events.model.ModelEvent.PromotionRequested;
import io.modelog.events.model.ModelEvent.PromotionWithdrawn;
import io.modelog.events.model.ModelRejection.OwnRequest;
import io.modelog.events.model.ModelRejection.RequestOpen;
import io.modelog.events.model.ModelRejection.RequestUnknown;
import io.modelog.events.model.ModelRejection.StageUnknown;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.ApprovePromotion;
import io.modelog.events.model.VersionCommand.RejectPromotion;
import io.modelog.events.model.VersionCommand.RequestPromotion;
import io.modelog.events.model.VersionCommand.WithdrawPromotion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Request, approval, rejection and withdrawal: a version has one open request per stage.
class PromotionRequestTest {
    private static final PromotionRequested ASKED = new PromotionRequested(1, PRODUCTION, ADA);
    private static final PromotionApproved APPROVED =
            new PromotionApproved(1, PRODUCTION, BOB, "Good");
    private static final RequestUnknown UNKNOWN = new RequestUnknown(1, PRODUCTION);

    @Test
    void a_request_is_opened() {
        Iris.spec().given(REGISTERED, V1).when(ask(ADA)).then(ASKED);
    }

    @Test
    void the_same_request_again_is_no_change() {
        Iris.spec().given(REGISTERED, V1, ASKED).when(ask(ADA)).thenNothing();
        Iris.spec().given(REGISTERED, V1, ASKED, APPROVED).when(ask(ADA)).thenNothing();
    }

    @Test
    void while_a_request_is_open_nobody_else_opens_one() {
        Iris.spec()
                .given(REGISTERED, V1, ASKED)
                .when(ask(BOB))
                .thenRejected(new RequestOpen(1, PRODUCTION, ADA));
    }

    @Test
    void another_stage_is_another_request() {
        Iris.spec()
                .given(REGISTERED, V1, ASKED)
                .when(on(FIRST, new RequestPromotion(STAGING, BOB)))
                .then(new PromotionRequested(1, STAGING, BOB));
    }

    @Test
    void a_stage_that_the_model_does_not_have_is_unknown() {
        var qa = new Stage("qa");
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new RequestPromotion(qa, ADA)))
                .thenRejected(new StageUnknown(qa, Stages.STANDARD.names()));
    }

    @Test
    void an_unknown_version_has_no_requests() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(NINTH, new RequestPromotion(PRODUCTION, ADA)))
                .thenRejected(new VersionUnknown(NINTH));
    }

    @Test
    void others_approve_each_once() {
        Iris.spec().given(REGISTERED, V1, ASKED).when(approve(BOB, "Good")).then(APPROVED);
        Iris.spec()
                .given(REGISTERED, V1, ASKED, APPROVED)
                .when(approve(BOB, "Still good"))
                .thenNothing();
        Iris.spec()
                .given(REGISTERED, V1, ASKED, APPROVED)
                .when(approve(EVE, null))
                .then(new PromotionApproved(1, PRODUCTION, EVE, null));
    }

    @Test
    void the_requester_does_not_approve() {
        Iris.spec()
                .given(REGISTERED, V1, ASKED)
                .when(approve(ADA, null))
                .thenRejected(new OwnRequest(1, PRODUCTION, ADA));
    }

    @Test
    void a_request_is_rejected_and_so_closed() {
        var rejected = new PromotionRejected(1, PRODUCTION, BOB, "No card");
        Iris.spec().given(REGISTERED, V1, ASKED).when(reject(BOB, "No card")).then(rejected);
        assertClosed(rejected);
    }

    @Test
    void a_request_is_withdrawn_and_so_closed() {
        var withdrawn = new PromotionWithdrawn(1, PRODUCTION);
        Iris.spec()
                .given(REGISTERED, V1, ASKED)
                .when(on(FIRST, new WithdrawPromotion(PRODUCTION)))
                .then(withdrawn);
        assertClosed(withdrawn);
    }

    @Test
    void the_promotion_closes_its_request_and_no_other() {
        var forStaging = new PromotionRequested(1, STAGING, EVE);
        var promoted = moved(1, null, PRODUCTION);
        assertClosed(promoted);
        Iris.spec()
                .given(REGISTERED, V1, ASKED, forStaging, promoted)
                .when(on(FIRST, new WithdrawPromotion(STAGING)))
                .then(new PromotionWithdrawn(1, STAGING));
    }

    @Test
    void a_rollback_to_the_version_closes_its_request_too() {
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        V2,
                        V1_IN_PRODUCTION,
                        displaced(1, PRODUCTION, 2),
                        moved(2, null, PRODUCTION),
                        ASKED,
                        rolledBack(2, PRODUCTION, ARCHIVED, 1L),
                        rolledBack(1, ARCHIVED, PRODUCTION, 2L))
                .when(approve(BOB, null))
                .thenRejected(UNKNOWN);
    }

    /// Approvals belong to the request: a new one begins with none.
    @Test
    void after_a_request_was_closed_another_can_be_opened() {
        Iris.spec()
                .given(REGISTERED, V1, ASKED, APPROVED, new PromotionWithdrawn(1, PRODUCTION))
                .when(ask(BOB))
                .then(new PromotionRequested(1, PRODUCTION, BOB));
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        ASKED,
                        APPROVED,
                        new PromotionWithdrawn(1, PRODUCTION),
                        ASKED)
                .when(approve(BOB, "Good"))
                .then(APPROVED);
    }

    @Test
    void a_request_that_was_never_opened_is_unknown() {
        var model = Iris.spec().given(REGISTERED, V1, new PromotionRequested(1, STAGING, ADA));
        model.when(approve(BOB, null)).thenRejected(UNKNOWN);
        model.when(reject(BOB, "No")).thenRejected(UNKNOWN);
        model.when(on(FIRST, new WithdrawPromotion(PRODUCTION))).thenRejected(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void a_rejection_says_why(String comment) {
        assertThatThrownBy(() -> new RejectPromotion(PRODUCTION, BOB, comment))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("comment is empty");
    }

    @Test
    void a_comment_has_at_most_65535_characters() {
        var comment = "x".repeat(65_536);
        for (var command :
                List.<Runnable>of(
                        () -> new RejectPromotion(PRODUCTION, BOB, comment),
                        () -> new ApprovePromotion(PRODUCTION, BOB, comment))) {
            assertThatThrownBy(command::run)
                    .isInstanceOf(InvalidValue.class)
                    .hasMessage("comment has 65536 characters; at most 65535 are allowed");
        }
    }

    private static void assertClosed(ModelEvent closing) {
        Iris.spec()
                .given(REGISTERED, V1, ASKED, closing)
                .when(approve(BOB, null))
                .thenRejected(UNKNOWN);
    }

    private static ModelCommand ask(Actor requester) {
        return on(FIRST, new RequestPromotion(PRODUCTION, requester));
    }

    private static ModelCommand approve(Actor approver, @Nullable String comment) {
        return on(FIRST, new ApprovePromotion(PRODUCTION, approver, comment));
    }

    private static ModelCommand reject(Actor reviewer, String comment) {
        return on(FIRST, new RejectPromotion(PRODUCTION, reviewer, comment));
    }
}
