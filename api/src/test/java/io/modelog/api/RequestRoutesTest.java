package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Four eyes: one asks for a stage, another approves.
class RequestRoutesTest {
    private final String version = version();
    private final String model = version.replace("/versions/1", "");
    private final String request = version + "/requests/production";

    @BeforeEach
    void production_wants_one_approval() {
        client().put(model + "/stages/production/policy", "{\"approvals\": 1}");
    }

    @Test
    void a_request_is_opened_once_and_by_one_person() {
        var opened = ask("ann");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header("Location")).isEqualTo(request);
        assertThat(opened.text("status")).isEqualTo("open");
        assertThat(opened.text("requester")).isEqualTo("ann");
        assertThat(opened.text("reason")).isEqualTo("release");

        var again = ask("ann");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(opened.body());

        var another = ask("bob");
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.problem()).isEqualTo("request-open");
        assertThat(another.text("requester")).isEqualTo("ann");
    }

    @Test
    void another_approves_and_anyone_promotes() {
        assertThat(promote().text("/failures/0/rule")).isEqualTo("approvals");
        ask("ann");

        var own = approve("ann");
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.problem()).isEqualTo("own-request");

        var approved = approve("bob");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text("/approvals/0/approver")).isEqualTo("bob");
        assertThat(approved.text("/approvals/0/comment")).isEqualTo("fine");
        assertThat(approve("bob").body()).isEqualTo(approved.body());
        var silent =
                client().send(
                                "POST",
                                version + "/requests/production/approvals",
                                BodyPublishers.noBody(),
                                "Modelog-Actor: dan");
        assertThat(silent.json().at("/approvals/1/comment").isNull()).isTrue();
        assertThat(client().get(version).json().get("stage").isNull()).isTrue();

        assertThat(promote().text("stage")).isEqualTo("production");
        var closed = client().get(version + "/requests").json().at("/items/0");
        assertThat(closed.get("status").asText()).isEqualTo("promoted");
        assertThat(closed.get("closedBy").asText()).isEqualTo("cyd");
    }

    @Test
    void a_rejection_closes_the_request_and_says_why() {
        ask("ann");
        assertThat(
                        client().post(request + "/rejection", "{}", "Modelog-Actor: bob")
                                .text("/errors/0/field"))
                .isEqualTo("comment");

        var rejected =
                client().post(
                                request + "/rejection",
                                "{\"comment\": \"too slow\"}",
                                "Modelog-Actor: bob");

        assertThat(rejected.status()).isEqualTo(200);
        assertThat(rejected.text("status")).isEqualTo("rejected");
        assertThat(rejected.text("comment")).isEqualTo("too slow");
        assertThat(rejected.text("closedBy")).isEqualTo("bob");
        assertThat(approve("cyd").problem()).isEqualTo("request-unknown");
    }

    @Test
    void a_request_is_withdrawn_and_then_is_unknown() {
        ask("ann");

        assertThat(client().delete(request).status()).isEqualTo(204);
        assertThat(client().get(version + "/requests").items("status"))
                .containsExactly("withdrawn");
        var unknown = client().delete(request);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("request-unknown");
        assertThat(ask("bob").status()).isEqualTo(201);
    }

    @Test
    void requests_of_all_models_are_listed_by_model_and_status() {
        ask("ann");
        var name = model.substring("/api/v1/models/".length());

        assertThat(client().get("/api/v1/requests?limit=1000&status=open").items("model"))
                .contains(name);
        assertThat(client().get("/api/v1/requests?model=" + name).items("stage"))
                .containsExactly("production");
        assertThat(client().get("/api/v1/requests?status=promoted&model=" + name).items("stage"))
                .isEmpty();
        assertThat(client().get("/api/v1/requests?status=closed").text("parameter"))
                .isEqualTo("status");
    }

    @Test
    void a_stage_that_is_none_cannot_be_asked_for() {
        var refused = client().post(version + "/requests", "{\"stage\": \"canary\"}");

        assertThat(refused.problem()).isEqualTo("stage-unknown");
    }

    private Answer ask(String actor) {
        return client().post(
                        version + "/requests",
                        "{\"stage\": \"production\", \"reason\": \"release\"}",
                        "Modelog-Actor: " + actor);
    }

    private Answer approve(String actor) {
        return client().post(
                        request + "/approvals",
                        "{\"comment\": \"fine\"}",
                        "Modelog-Actor: " + actor);
    }

    private Answer promote() {
        return client().put(
                        version + "/stage", "{\"stage\": \"production\"}", "Modelog-Actor: cyd");
    }
}
