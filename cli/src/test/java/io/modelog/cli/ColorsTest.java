package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColorsTest {
    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_script_sees_no_colours() {
        assertThat(list(terminal)).doesNotContain("\u001b");
    }

    @Test
    void a_person_sees_production_in_green() {
        assertThat(list(terminal.answering(true))).contains("\u001b[32mproduction\u001b[39m");
    }

    @Test
    void a_person_who_wants_no_colours_sees_none() {
        assertThat(list(terminal.answering(true).with("NO_COLOR", "1"))).doesNotContain("\u001b");
    }

    @Test
    void what_others_wrote_cannot_control_the_terminal() {
        node.answers(
                "GET /models/m",
                200,
                Examples.IRIS.replace("Show case", "\\u001b[2J@|red Show|@\\ncase"));

        assertThat(terminal.answering(true).run("model", "show", "m").out())
                .contains("[2J@|red Show|@ case Model Control Plane.")
                .doesNotContain("\u001b[2J");
    }

    private String list(Terminal from) {
        node.lists("GET /models/m/versions", Examples.VERSION_2);
        return from.run("model", "version", "list", "m").out();
    }
}
