package io.modelog.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see of the log of a node that worked.
class ReadTest {
    @TempDir private static Path data = Path.of("");
    private static SourceNode node;

    @BeforeAll
    static void a_node_works() throws Exception {
        node = SourceNode.start(data);
        node.work();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void the_log_is_told_in_the_order_of_its_times() {
        var all = Commands.log(data, "tail", "--from", "beginning");
        assertThat(all.code()).isZero();
        assertThat(all.out().lines()).isSortedAccordingTo((a, b) -> time(a).compareTo(time(b)));
        assertThat(all.out())
                .contains("  tag/legacy#1  TagRegistered  ")
                .contains("  VersionStageChanged  ", "to=production cause=REQUESTED  (better)");
        assertThat(Commands.log(data, "tail", "-n", "3").out().lines())
                .containsExactlyElementsOf(
                        all.out().lines().skip(all.out().lines().count() - 3).toList());
    }

    private static String time(String line) {
        return line.substring(0, line.indexOf(' '))
                .replace("Z", "")
                .concat("000000")
                .substring(0, 26);
    }

    @Test
    void events_are_chosen_by_stream_type_and_actor() {
        assertThat(
                        Commands.log(data, "tail", "--stream", "model/*", "--type", "ModelDeleted")
                                .out()
                                .lines())
                .singleElement()
                .asString()
                .contains("  model/fraud#");
        assertThat(Commands.log(data, "tail", "--actor", "nobody").out()).isEmpty();
        assertThat(Commands.log(data, "tail", "--from", "now").out()).isEmpty();
        assertThat(Commands.log(data, "tail", "--from", "2100-01-01T00:00:00Z").out()).isEmpty();
    }

    @Test
    void an_event_is_shown_whole_by_its_position_its_id_or_its_place_in_a_stream() {
        var json = Commands.log(data, "tail", "-n", "1", "--stream", "model/churn", "-o", "json");
        var position = json.out().replaceAll("(?s).*\"position\":\"([^\"]+)\".*", "$1");
        var id = json.out().replaceAll("(?s).*\"eventId\":\"([^\"]+)\".*", "$1");
        var sequence = json.out().replaceAll("(?s).*\"sequence\":(\\d+).*", "$1");
        var shown = Commands.log(data, "show", position);
        assertThat(shown.out())
                .contains("eventId        " + id, "computed hash  the same")
                .contains("header         ce_subject: model/churn");
        assertThat(Commands.log(data, "show", id)).isEqualTo(shown);
        assertThat(Commands.log(data, "show", "model/churn", sequence)).isEqualTo(shown);
        assertThat(Commands.log(data, "show", position, "--hex").out())
                .contains("\n00000000: 0000 0000 01");
        assertThat(Commands.log(data, "show", position, "-o", "json").out())
                .contains("\"headers\" : {", "\"computedHash\" : ");
    }

    @Test
    void what_is_not_there_is_not_shown() {
        assertThat(Commands.log(data, "show", "model/churn", "999"))
                .isEqualTo(
                        new Commands(1, "", "modelog log: the log has no event model/churn#999\n"));
        assertThat(Commands.log(data, "show", "3:999").err())
                .contains("the log has no event 3:999; markers of transactions have offsets too");
        assertThat(Commands.log(data, "show", "churn").code()).isEqualTo(2);
    }

    @Test
    void the_log_is_counted() {
        var events = Commands.log(data, "tail", "--from", "beginning").out().lines().count();
        var told = Commands.log(data, "stats").out();
        assertThat(told)
                .startsWith(events + " events of 5 streams, ")
                .contains("\nfrom 2", "\nPARTITION ", "\nTYPE ")
                .containsPattern("\nModelDeleted +1 ");
        assertThat(Commands.log(data, "stats", "-o", "json").out())
                .contains("\"events\" : " + events, "\"partitions\" : [");
    }

    @Test
    void following_shows_what_is_appended_and_ends_when_it_is_interrupted() throws Exception {
        var out = new StringWriter();
        var following =
                Thread.ofPlatform()
                        .start(() ->
                                Main.run(
                                        new PrintWriter(out),
                                        new PrintWriter(out),
                                        "tail",
                                        "-f",
                                        "-n",
                                        "1",
                                        "--data-dir",
                                        data.toString()));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> out.toString().lines().count() == 1);
        node.promote("iris", 1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> out.toString().contains("model/iris#8  VersionStageChanged"));
        following.interrupt();
        assertThat(following.join(Duration.ofMinutes(1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail", "show", "stats", "export", "import"})
    void every_command_has_help_with_an_example(String command) {
        var ran = Commands.log(command, "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: modelog log " + command, "  modelog log " + command);
    }

    @Test
    void no_command_and_a_wrong_option_are_wrong_usage() {
        assertThat(Commands.log().code()).isEqualTo(2);
        assertThat(Commands.log("tail", "--from", "soon").err())
                .contains("is neither 'beginning' nor 'now', nor a time such as");
        assertThat(Commands.log("export", "-", "--format", "avro").err())
                .contains("Standard output is for --format jsonl alone.");
    }
}
