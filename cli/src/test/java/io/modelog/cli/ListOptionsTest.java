package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The options of every list, ours and the original's (C-2, C-3, C-4), as the node is asked.
class ListOptionsTest {
    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void close() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "--name iris                  | name = 'iris'",
                "--name equals:iris           | name = 'iris'",
                "--name contains:iris         | name LIKE '%iris%'",
                "--name startswith:iris       | name LIKE 'iris%'",
                "--name endswith:iris         | name LIKE '%iris'",
                "--name s3:iris               | name = 's3:iris'",
                "--name contains:50%_a\\b     | name LIKE '%50\\%\\_a\\\\b%'",
                "--name o'hara                | name = 'o''hara'",
                "--name contains:o'h          | name LIKE '%o''h%'",
                "--number 2                   | number = 2",
                "--number gte:2               | number >= 2",
                "--number gt:2                | number > 2",
                "--number lte:2               | number <= 2",
                "--number lt:2                | number < 2",
                "--stage staging              | stage = 'staging'",
                "--tag a --tag b              | tags = 'a' AND tags = 'b'",
                "--created gt:2026-01-31      | createdAt > 2026-01-31T00:00:00Z",
                "--created 2026-01-31         | (createdAt >= 2026-01-31T00:00:00Z AND createdAt < 2026-02-01T00:00:00Z)",
                "--updated 2026-01-31T12:00:00+01:00 | (updatedAt >= 2026-01-31T11:00:00Z AND updatedAt < 2026-01-31T11:00:01Z)",
                "--id 0198c5f2000070008000000000000002 | id = '0198c5f2-0000-7000-8000-000000000002'",
                "--id startswith:0198         | id LIKE '0198%'",
                "--filter #runs > 1#          | runs > 1"
            })
    void an_option_is_a_term_of_the_filter(String option, String term) {
        node.lists("GET /models/m/versions");

        assertThat(terminal.type("model version list m " + option.replace('#', '"')).code())
                .isZero();

        assertThat(node.lastQuery()).isEqualTo("filter=" + term + "&limit=1000&count=true");
    }

    @Test
    void a_time_may_have_a_blank() {
        node.lists("GET /models");

        terminal.type("model list --created \"lte:2026-01-31 12:00:00\"");

        assertThat(node.lastQuery()).startsWith("filter=createdAt <= 2026-01-31T12:00:00Z&");
    }

    @Test
    void the_logical_operator_joins_the_options_and_the_filter_holds_besides() {
        node.lists("GET /models");

        terminal.type(
                "model list --logical_operator or --name a --tag b --filter \"versions > 0\"");

        assertThat(node.lastQuery())
                .startsWith("filter=(versions > 0) AND (name = 'a' OR tags = 'b')&");
    }

    @ParameterizedTest
    @CsvSource({
        "--sort -updatedAt, -updatedAt",
        "--sort_by desc:created, -createdAt",
        "--sort_by asc:updated, updatedAt",
        "--sort-by use_cases, useCases"
    })
    void the_order_is_asked_of_the_node(String option, String sort) {
        node.lists("GET /models");

        terminal.type("model list " + option);

        assertThat(node.lastQuery()).startsWith("sort=" + sort + "&");
    }

    @Test
    void two_orders_are_wrong_usage() {
        assertThat(terminal.type("model list --sort name --sort_by name").err())
                .startsWith("modelog: --sort and --sort-by say the same: give one of them\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--number many   | modelog: 'many' is no number and no 'gte:<number>'",
                "--created today | modelog: 'today' is no time: write 2026-01-31, '2026-01-31 12:00:00' or 'gte:2026-01-31'",
                "--limit 0       | modelog: Invalid value for option '--limit': '0' is no number from 1 to 1000000",
                "--logical_operator xor | modelog: Invalid value for option '--logical-operator': 'xor' is neither 'and' nor 'or'"
            })
    void a_value_that_means_nothing_is_wrong_usage(String option, String sentence) {
        assertThat(terminal.type("model version list m " + option))
                .isEqualTo(
                        new Terminal.Result(
                                2, "", sentence + "\nTry 'modelog model version list --help'.\n"));
        assertThat(node.requests()).isEmpty();
    }

    /// C-4.
    @Test
    void a_page_is_a_part_of_the_list_and_says_which() {
        node.answers("GET /tags?limit=4&count=true", 200, tags("null", 5, "a", "b", "c", "d"));

        assertThat(terminal.type("tag list --page 2 --size 2 --columns name").out())
                .isEqualTo(
                        """
                        NAME
                        c
                        d
                        Page 2 of 3, 5 in total. --page 3 shows the next.
                        """);
        assertThat(node.requests()).hasSize(1);
    }

    @Test
    void a_page_that_spans_pieces_of_the_node_is_put_together() {
        node.answers("GET /tags?limit=2&count=true", 200, tags("\"x\"", 3, "a"));
        node.answers("GET /tags?limit=2&cursor=x", 200, tags("\"y\"", 3, "b"));

        assertThat(terminal.type("tag list --limit 2 -o name"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                "a\nb\n",
                                "Page 1 of 2, 3 in total. --page 2 shows the next.\n"));
    }

    /// C-4.
    @Test
    void a_page_past_the_end_is_refused() {
        node.answers("GET /tags?limit=1000&count=true", 200, tags("null", 1, "a"));

        assertThat(terminal.type("tag list --page 2"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: there is no page 2: the list has 1 page (1 in total)
                                Choose a page from 1 to 1.
                                """));
    }

    private static String tags(String next, int total, String... names) {
        var items = new StringBuilder();
        for (var name : names) {
            items.append(items.isEmpty() ? "" : ", ")
                    .append(
                            """
                            {"name": "%s", "color": "red", "registered": true, "models": 0, "versions": 0,
                             "artifacts": 0, "artifactVersions": 0}
                            """
                                    .formatted(name));
        }
        return "{\"items\": [%s], \"next\": %s, \"total\": %d}".formatted(items, next, total);
    }
}
