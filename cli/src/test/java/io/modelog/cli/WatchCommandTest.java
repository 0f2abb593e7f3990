package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watching a server that sends one event and then hangs up.
class WatchCommandTest {
    private static final String EVENT =
            """
            {"id": "01a2", "stream": "model/iris", "sequence": 4, "type": "VersionStageChanged",\
             "time": "2026-11-28T10:00:00Z", "actor": "ada", "reason": "better", "commandId": "c",\
             "correlationId": "c", "causationId": null, "position": "3:9",\
             "data": {"number": 2, "from": null, "to": "production", "cause": "requested", "counterpart": null}, "changes": []}\
            """;
    private static final String SENT =
            "id: 3:9\nevent: VersionStageChanged\ndata: {\"data\": %s}\n\n".formatted(EVENT);

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void an_event_is_a_line_that_says_what_happened_where_by_whom_and_why() {
        node.answers("GET /events", 200, SENT);

        assertThat(terminal.type("watch --model iris --stage production --count 1"))
                .isEqualTo(
                        new Terminal.Result(
                                0,
                                "2026-11-28T10:00:00Z  model/iris  version 2 to production by ada: better\n",
                                ""));
        assertThat(node.requests().getFirst().line())
                .isEqualTo("GET /events?model=iris&stage=production&from=now");
    }

    @Test
    void for_a_program_an_event_is_one_line_of_json() {
        node.answers("GET /events", 200, SENT);

        var printed = terminal.type("watch --from beginning --count 1 -o json");

        assertThat(printed.out()).startsWith("{\"id\":\"01a2\",\"stream\":\"model/iris\"");
        assertThat(printed.out().lines()).hasSize(1);
    }

    @Test
    void a_command_gets_the_event_on_standard_input_and_in_its_environment(@TempDir Path dir)
            throws IOException {
        node.answers("GET /events", 200, SENT);
        var told = dir.resolve("told");

        var result =
                terminal.run(
                        "watch",
                        "--count",
                        "1",
                        "--exec",
                        "{ cat; echo; echo $MODELOG_MODEL $MODELOG_VERSION $MODELOG_STAGE $MODELOG_EVENT_ACTOR; } > "
                                + told);

        assertThat(result).isEqualTo(new Terminal.Result(0, "", ""));
        assertThat(Files.readAllLines(told))
                .hasSize(2)
                .satisfies(lines -> {
                    assertThat(lines.getFirst()).contains("\"sequence\":4").endsWith("}");
                    assertThat(lines.getLast()).isEqualTo("iris 2 production ada");
                });
    }

    @Test
    void what_a_watch_cannot_do_is_said_before_anything_is_asked() {
        assertThat(terminal.type("watch --parallel 13"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                "modelog: --parallel is 13; 1 to 12 can run at once\nTry 'modelog watch --help'.\n"));
        assertThat(terminal.type("watch -o yaml").err())
                .startsWith("modelog: events come as table or json\n");
        assertThat(node.requests()).isEmpty();
    }

    @Test
    void what_the_node_refuses_is_told() {
        node.refuses("GET /events", 400, "malformed-request", "type 'X' is no type of event", "");

        assertThat(terminal.type("watch --type X"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                "modelog: the subscription ended: type 'X' is no type of event\nCorrect the option that it names.\n"));
    }
}
