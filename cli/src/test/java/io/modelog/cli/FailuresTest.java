package io.modelog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.cli.terminal.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void an_unknown_model_says_where_to_look() {
        node.refuses("GET /models/x", 404, "model-unknown", "there is no model x", "");

        assertThat(terminal.run("model", "show", "x"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: there is no model x
                                'modelog model list' shows the models.
                                """));
    }

    @Test
    void a_node_that_wants_a_token_says_how_to_give_it() {
        node.refuses("GET /models", 401, "unauthenticated", "a token is needed", "");

        assertThat(terminal.run("model", "list"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: a token is needed
                                Set MODELOG_TOKEN to a token of this node.
                                """));
    }

    @Test
    void the_token_of_the_environment_is_sent() {
        node.lists("GET /models");

        assertThat(terminal.with("MODELOG_TOKEN", "secret").run("model", "list").code()).isZero();
        assertThat(node.requests().getFirst().authorization()).isEqualTo("Bearer secret");
    }

    @Test
    void a_node_that_cannot_be_reached_is_its_own_exit_code() throws IOException {
        int port = freePort();

        assertThat(Terminal.at("http://127.0.0.1:" + port).run("model", "list"))
                .isEqualTo(
                        new Terminal.Result(
                                3,
                                "",
                                """
                                modelog: no answer from http://127.0.0.1:%d: Connection refused
                                'modelog server' starts a node; --url, --context or MODELOG_URL names another.
                                """
                                        .formatted(port)));
    }

    @Test
    void something_else_that_listens_there_is_named() {
        node.answers("GET /models", 200, "<html>");

        assertThat(terminal.run("model", "list").err())
                .startsWith(
                        "modelog: "
                                + node.url()
                                + "/api/v1/models?limit=1000&count=true answered 200, but")
                .endsWith("--url or MODELOG_URL names the node.\n");
    }

    @Test
    void the_option_wins_over_the_environment() {
        node.lists("GET /models");

        assertThat(Terminal.at("http://127.0.0.1:1").run("model", "list", "--url", node.url()))
                .isEqualTo(new Terminal.Result(0, "There are no models.\n", ""));
    }

    @Test
    void the_url_may_come_before_the_command() {
        node.lists("GET /models");

        assertThat(Terminal.at("http://127.0.0.1:1").run("--url", node.url(), "model", "list"))
                .isEqualTo(new Terminal.Result(0, "There are no models.\n", ""));
    }

    @Test
    void an_address_that_is_no_url_is_wrong_usage() {
        assertThat(terminal.run("model", "list", "--url", "localhost"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: --url: localhost is no URL of a node, such as http://127.0.0.1:8080
                                Try 'modelog model list --help'.
                                """));
    }

    @Test
    void an_unknown_option_is_wrong_usage() {
        assertThat(terminal.type("model list --outptu json"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Unknown options: '--outptu', 'json'
                                Possible solutions: --output
                                Try 'modelog model list --help'.
                                """));
    }

    @Test
    void a_misspelt_command_gets_a_hint() {
        assertThat(terminal.run("modle", "list"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Unmatched arguments from index 0: 'modle', 'list'
                                Did you mean: modelog model or modelog nodes or modelog completion?
                                Try 'modelog --help'.
                                """));
    }

    @Test
    void a_name_that_no_path_can_carry_is_wrong_usage() {
        assertThat(terminal.run("model", "show", ""))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Invalid value for positional parameter at index 0 (<model>): '' cannot name anything
                                Try 'modelog model show --help'.
                                """));
    }

    @Test
    void a_limit_of_nothing_is_wrong_usage() {
        assertThat(terminal.run("model", "list", "--limit", "0"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Invalid value for option '--limit': '0' is no number from 1 to 1000000
                                Try 'modelog model list --help'.
                                """));
    }

    @Test
    void a_stage_that_the_model_has_not_is_wrong_usage() {
        node.refuses(
                "PATCH /models/m/versions/2",
                422,
                "stage-unknown",
                "m has no stage live",
                ", \"stages\": [\"none\", \"staging\", \"production\", \"archived\"]");

        assertThat(terminal.type("model version update m 2 -s live"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: m has no stage live: choose from none, staging, production, archived
                                Try 'modelog model version update --help'.
                                """));
    }

    @Test
    void a_filter_that_the_node_cannot_read_is_wrong_usage() {
        node.refuses(
                "GET /models",
                400,
                "malformed-request",
                "filter: there is no field 'nmae' at 1",
                ", \"parameter\": \"filter\"");

        assertThat(terminal.type("model list --filter \"nmae = x\""))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: filter: there is no field 'nmae' at 1
                                Correct --filter, --sort or the option that it names.
                                """));
    }

    @Test
    void a_refused_promotion_names_each_failed_rule() {
        node.refuses(
                "PATCH /models/m/versions/2",
                409,
                "promotion-refused",
                "m@2 may not go to production",
                """
                , "failures": [{"rule": "metadata", "detail": "accuracy is 0.8, not >= 0.9"},
                               {"rule": "approvals", "detail": "1 of 2 people approved"}]
                """);

        assertThat(terminal.type("model version update m 2 -s production -f"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: m@2 may not go to production
                                  metadata: accuracy is 0.8, not >= 0.9
                                  approvals: 1 of 2 people approved
                                Meet the rules named and repeat; --force does not help against a policy.
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model",
                "model version",
                "stage",
                "approve",
                "artifact",
                "artifact version",
                "run",
                "tag",
                "context"
            })
    void a_group_alone_is_explained_and_is_wrong_usage(String group) {
        var told = terminal.type(group);

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err())
                .startsWith("Usage: modelog " + group + " ")
                .containsPattern("\n  (list|set) +\\S");
        assertThat(terminal.type("-o json " + group).code()).isEqualTo(2);
    }

    @Test
    void a_version_that_no_artifact_can_have_is_wrong_usage() {
        assertThat(terminal.type("artifact metadata ds nover"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: 'nover' is no number and not 'latest'
                                Try 'modelog artifact metadata --help'.
                                """));
    }

    @Test
    void an_answer_that_cannot_be_written_is_a_failure() {
        node.lists("GET /models");
        var err = new StringWriter();
        var full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        var shell =
                new Shell(
                        terminal.environment(),
                        new PrintWriter(full, false, UTF_8),
                        new PrintWriter(err),
                        Optional.empty(),
                        ZoneOffset.UTC);

        assertThat(Main.run(shell, "model", "list")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        """
                        modelog: the answer could not be written
                        Look at where it goes; a change has been made all the same.
                        """);
    }

    @Test
    void a_value_that_the_node_cannot_take_is_wrong_usage() {
        node.refuses("POST /models/m/versions", 422, "invalid-field", "name: too long", "");

        assertThat(terminal.type("model version create m -n n").code()).isEqualTo(2);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
