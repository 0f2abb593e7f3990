package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        node.refuses("GET /models?limit=1000", 401, "unauthenticated", "a token is needed", "");

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
        node.lists("GET /models?limit=1000");

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
                                modelog: no answer from http://127.0.0.1:%d: nobody listens there
                                'modelog server' starts a node; --url or MODELOG_URL names another.
                                """
                                        .formatted(port)));
    }

    @Test
    void something_else_that_listens_there_is_named() {
        node.answers("GET /models?limit=1000", 200, "<html>");

        assertThat(terminal.run("model", "list").err())
                .startsWith(
                        "modelog: " + node.url() + "/api/v1/models?limit=1000 answered 200, but")
                .endsWith("--url or MODELOG_URL names the node.\n");
    }

    @Test
    void the_option_wins_over_the_environment() {
        node.lists("GET /models?limit=1000");

        assertThat(Terminal.at("http://127.0.0.1:1").run("model", "list", "--url", node.url()))
                .isEqualTo(new Terminal.Result(0, "There are no models.\n", ""));
    }

    @Test
    void the_url_may_come_before_the_command() {
        node.lists("GET /models?limit=1000");

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
                                Try 'modelog --help'.
                                """));
    }

    @Test
    void an_unknown_option_is_wrong_usage() {
        assertThat(terminal.run("model", "list", "--colour"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: Unknown option: '--colour'
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
                                Did you mean: modelog model or modelog nodes?
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
