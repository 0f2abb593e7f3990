package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubjectCommandsTest {
    private static final String ERASED =
            """
            {"id": "cd3dc8b6-cffb-31e4-963d-cbd857ca87da", "subject": "erased-c98b48615cff3a5e",
             "keys": ["c98b48615cff3a5e"], "erasedAt": "2026-11-28T19:12:42Z", "erasedBy": "alice",
             "reason": "ticket 42"}
            """;
    private static final String VIEWS =
            """
            {"position": "0:7", "lag": 0, "sizeBytes": 4096, "forgetting": %s, "views": []}
            """;

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void list_shows_who_can_be_erased() {
        node.lists(
                "GET /subjects",
                "{\"subject\": \"ada@example.org\", \"keys\": 1}",
                "{\"subject\": \"bob\", \"keys\": 2}");

        assertThat(terminal.type("subject list").out())
                .isEqualTo(
                        """
                        SUBJECT          KEYS
                        ada@example.org  1
                        bob              2
                        """);
    }

    @Test
    void erase_asks_first() {
        node.answers("POST /erasures", 201, ERASED)
                .answers("GET /views", 200, VIEWS.formatted("false"));

        var asked = terminal.answering(true);
        asked.type("subject erase ada@example.org --reason \"ticket 42\"");

        assertThat(asked.questions())
                .containsExactly("Erase the personal data of ada@example.org, for good?");
        assertThat(node.requests().getFirst().body())
                .isEqualTo("{\"subject\":\"ada@example.org\"}");
        assertThat(node.requests().getFirst().reason()).isEqualTo("ticket 42");
    }

    @Test
    void erase_waits_for_the_views_and_shows_what_stands_for_the_name() {
        node.answers("POST /erasures", 201, ERASED)
                .answers("GET /views", 200, VIEWS.formatted("false"));

        assertThat(terminal.type("subject erase bob --yes").out())
                .isEqualTo(
                        """
                        id         cd3dc8b6-cffb-31e4-963d-cbd857ca87da
                        subject    erased-c98b48615cff3a5e
                        keys       c98b48615cff3a5e
                        erased     2026-11-28 19:12:42Z
                        erased by  alice
                        reason     ticket 42
                        """);
        assertThat(node.requests().getLast().line()).isEqualTo("GET /views");
    }

    @Test
    void a_no_erases_nothing() {
        var result = terminal.answering(false).type("subject erase bob");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("Erased nothing.\n");
        assertThat(node.requests()).isEmpty();
    }

    @Test
    void where_nobody_can_be_asked_it_needs_a_yes() {
        var result = terminal.type("subject erase bob");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Repeat with --yes.");
        assertThat(node.requests()).isEmpty();
    }

    @Test
    void detached_it_does_not_wait_for_the_views() {
        node.answers("POST /erasures", 201, ERASED)
                .answers("GET /views", 200, VIEWS.formatted("true"));

        assertThat(terminal.type("subject erase bob --yes --detach -o name").out())
                .isEqualTo("cd3dc8b6-cffb-31e4-963d-cbd857ca87da\n");
    }

    @Test
    void an_unknown_subject_is_told() {
        node.refuses(
                "POST /erasures",
                404,
                "subject-unknown",
                "nothing is encrypted for this subject",
                "");

        var result = terminal.type("subject erase bob --yes");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("nothing is encrypted for this subject");
    }
}
