package io.modelog.sdk;

import static io.modelog.sdk.Samples.VERSION;
import static io.modelog.sdk.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.sdk.snippets.ClientAsOf;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsOfTest {
    private static final Instant FRIDAY = Instant.parse("2026-01-30T12:00:00Z");
    private static final String PERIOD =
            """
            {"model": "iris_classifier", "version": 3, "stage": "production", "from": "2026-01-30T12:00:00Z",
             "enteredBy": "ada", "enteredReason": null, "to": null, "leftBy": null, "leftReason": null, "next": null}\
            """;
    private static final String DIFF =
            """
            {"from": {"model": "iris_classifier", "number": 3, "name": "3", "asOf": "2026-01-30T12:00:00Z"},
             "to": {"model": "iris_classifier", "number": 4, "name": "4", "asOf": null},
             "differences": [{"part": "field", "name": "name", "change": "changed", "before": "3", "after": "4"}]}\
            """;

    private final StubNode node;
    private final Modelog modelog;

    AsOfTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void every_read_names_the_moment() {
        node.answers(200, page(VERSION)).answers(200, VERSION);

        assertThat(ClientAsOf.holders(modelog, FRIDAY)).hasSize(1);
        ClientAsOf.version(modelog, "3:17");

        assertThat(node.asked())
                .containsExactly(
                        "GET /stages/production?asOf=2026-01-30T12%3A00%3A00Z",
                        "GET /models/iris_classifier/versions/production?asOf=3%3A17");
    }

    @Test
    void what_is_read_now_names_none() {
        node.answers(200, page(VERSION));

        assertThat(modelog.reads().versions("iris").stream()).hasSize(1);

        assertThat(node.asked()).containsExactly("GET /models/iris/versions");
    }

    @Test
    void a_timeline_tells_who_held_a_stage() {
        node.answers(200, page(PERIOD));

        assertThat(ClientAsOf.timeline(modelog)).containsExactly("3 by ada");
        assertThat(node.asked())
                .containsExactly("GET /models/iris_classifier/timeline?stage=production");
    }

    @Test
    void a_diff_names_both_sides() {
        node.answers(200, DIFF);

        assertThat(ClientAsOf.diff(modelog, FRIDAY)).containsExactly("field name changed");
        assertThat(node.asked())
                .containsExactly(
                        "GET /models/iris_classifier/versions/production/diff?to=production&asOf=2026-01-30T12%3A00%3A00Z");
    }
}
