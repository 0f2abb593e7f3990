package io.modelog.sdk;

import static io.modelog.sdk.Samples.REQUEST;
import static io.modelog.sdk.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromotionRequestsTest {
    private final StubNode node;
    private final Modelog modelog;

    PromotionRequestsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void a_request_is_opened_approved_and_read() {
        node.answers(201, REQUEST).answers(200, REQUEST);
        var versions = modelog.versions("iris");

        versions.requestPromotion("3", Stage.PRODUCTION, "accuracy 0.97");
        var request = versions.approve("3", Stage.PRODUCTION, "seen");

        assertThat(request)
                .isEqualTo(
                        new PromotionRequest(
                                "iris",
                                3,
                                Stage.PRODUCTION,
                                RequestStatus.OPEN,
                                "ada",
                                "accuracy 0.97",
                                Instant.parse("2026-11-24T09:00:00Z"),
                                List.of(
                                        new PromotionRequest.Approval(
                                                "bob",
                                                "seen",
                                                Instant.parse("2026-11-24T10:00:00Z"))),
                                null,
                                null,
                                null));
        assertThat(node.asked())
                .containsExactly(
                        "POST /models/iris/versions/3/requests",
                        "POST /models/iris/versions/3/requests/production/approvals");
        assertThat(node.requests.stream().map(StubNode.Request::body))
                .containsExactly(
                        "{\"stage\":\"production\",\"reason\":\"accuracy 0.97\"}",
                        "{\"comment\":\"seen\"}");
    }

    @Test
    void what_has_no_text_is_left_out() {
        node.answers(201, REQUEST).answers(200, REQUEST);
        var versions = modelog.versions("iris");

        versions.requestPromotion("3", Stage.PRODUCTION, null);
        versions.approve("3", Stage.PRODUCTION, null);

        assertThat(node.requests.stream().map(StubNode.Request::body))
                .containsExactly("{\"stage\":\"production\"}", "{}");
    }

    @Test
    void a_request_is_rejected_or_withdrawn() {
        node.answers(200, REQUEST.replace("open", "rejected")).answers(204, "");
        var versions = modelog.versions("iris");

        assertThat(versions.reject("3", Stage.of("canary"), "too slow").status())
                .isEqualTo(RequestStatus.REJECTED);
        versions.withdraw("3", Stage.of("canary"));

        assertThat(node.asked())
                .containsExactly(
                        "POST /models/iris/versions/3/requests/canary/rejection",
                        "DELETE /models/iris/versions/3/requests/canary");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"comment\":\"too slow\"}");
    }

    @Test
    void requests_are_listed_of_a_version_and_of_all() {
        for (int i = 0; i < 3; i++) {
            node.answers(200, page(REQUEST));
        }

        assertThat(modelog.versions("iris").requests("3").stream()).hasSize(1);
        assertThat(modelog.requests().stream()).hasSize(1);
        assertThat(modelog.requests("iris", RequestStatus.OPEN).stream()).hasSize(1);
        assertThat(node.asked())
                .containsExactly(
                        "GET /models/iris/versions/3/requests",
                        "GET /requests",
                        "GET /requests?model=iris&status=open");
    }
}
