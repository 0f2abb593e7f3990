package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApproveCommandsTest {
    private static final String OPEN =
            """
            {"model": "m", "version": 3, "stage": "production", "status": "open", "requester": "alice",
             "reason": "better", "requestedAt": "2026-11-24T10:00:00Z",
             "approvals": [{"approver": "bob", "comment": null, "at": "2026-11-24T10:01:00Z"},
                           {"approver": "eve", "comment": "fine", "at": "2026-11-24T10:02:00Z"}],
             "closedBy": null, "comment": null, "closedAt": null}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void requests_are_listed_with_who_approved() {
        node.lists("GET /requests", OPEN);

        assertThat(terminal.type("approve list m --status open").out())
                .isEqualTo(
                        """
                        MODEL  VERSION  STAGE       STATUS  REQUESTER  REASON  REQUESTED             APPROVALS
                        m      3        production  open    alice      better  2026-11-24 10:00:00Z  bob, eve (fine)
                        Page 1 of 1, 1 in total.
                        """);
        assertThat(node.lastQuery()).startsWith("model=m&status=open&");
        assertThat(terminal.type("approve list -o name").out()).isEqualTo("m@3:production\n");
    }

    @Test
    void a_request_names_stage_and_reason() {
        node.answers("POST /models/m/versions/3/requests", 201, OPEN);

        assertThat(terminal.type("approve request m 3 -s production --reason better").code())
                .isZero();
        assertThat(node.requests().getFirst().body())
                .isEqualTo("{\"stage\":\"production\",\"reason\":\"better\"}");
    }

    @Test
    void an_approval_may_have_a_comment() {
        node.answers("POST /models/m/versions/3/requests/production/approvals", 200, OPEN);

        assertThat(terminal.type("approve accept m 3").code()).isZero();
        assertThat(node.requests().getLast().body()).isEqualTo("{}");
        terminal.type("approve accept m 3 -s production --comment fine");
        assertThat(node.requests().getLast().body()).isEqualTo("{\"comment\":\"fine\"}");
    }

    @Test
    void a_rejection_needs_a_comment() {
        node.answers("POST /models/m/versions/3/requests/canary/rejection", 200, OPEN);

        assertThat(terminal.type("approve reject m 3 -s canary --comment \"no card\"").code())
                .isZero();
        assertThat(node.requests().getLast().body()).isEqualTo("{\"comment\":\"no card\"}");
        assertThat(terminal.type("approve reject m 3").err())
                .startsWith("modelog: Missing required option: '--comment=<text>'\n");
    }

    @Test
    void nobody_approves_a_request_of_their_own() {
        node.refuses(
                "POST /models/m/versions/3/requests/production/approvals",
                409,
                "own-request",
                "alice asked for it",
                "");

        assertThat(terminal.type("approve accept m 3"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: alice asked for it
                                Somebody else has to approve it: set MODELOG_ACTOR or a token.
                                """));
    }

    @Test
    void a_request_is_withdrawn() {
        node.answers("DELETE /models/m/versions/3/requests/production", 204, "");

        assertThat(terminal.type("approve withdraw m 3"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                "Withdrew the request for version 3 of m into production.\n",
                                ""));
    }
}
