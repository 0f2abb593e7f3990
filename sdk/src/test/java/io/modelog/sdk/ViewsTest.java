package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.sdk.snippets.ClientViews;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final String RUNNING =
            """
            {"kind": "rebuild", "phase": "folding", "startedAt": "2026-11-28T10:00:00Z", "endedAt": null,
             "events": 400000, "done": 0.4, "eventsPerSecond": 100000, "secondsLeft": 6, "failure": null,
             "position": null, "checks": []}
            """;
    private static final String VERIFIED =
            """
            {"kind": "verify", "phase": "done", "startedAt": "2026-11-28T10:00:00Z",
             "endedAt": "2026-11-28T10:00:10Z", "events": 1000000, "done": 1.0, "eventsPerSecond": 100000,
             "secondsLeft": null, "failure": null, "position": "0:7", "checks": [
               {"view": "models", "rows": 3, "digest": "aa", "expected": "bb", "different": 1,
                "differences": [{"key": "iris", "fault": "changed"}]}]}
            """;

    private static final String STATUS =
            """
            {"position": "0:7", "lag": 2, "sizeBytes": 4096, "forgetting": false,
             "views": [{"view": "models", "rows": 3, "sizeBytes": 4096}]}
            """;

    private final StubNode node;
    private final Modelog modelog;

    ViewsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void a_rebuild_is_begun_looked_at_and_aborted() {
        node.answers(202, RUNNING).answers(200, RUNNING).answers(204, "");

        var begun = modelog.views().beginRebuild();
        var later = modelog.views().rebuild();
        modelog.views().abortRebuild();

        assertThat(begun.isEnded()).isFalse();
        assertThat(begun.secondsLeft()).isEqualTo(6);
        assertThat(later).isEqualTo(begun);
        assertThat(node.asked())
                .containsExactly(
                        "POST /views/rebuild", "GET /views/rebuild", "DELETE /views/rebuild");
    }

    @Test
    void a_verification_names_the_rows_that_differ() {
        node.answers(202, RUNNING).answers(200, VERIFIED);

        modelog.views().beginVerification();
        var ended = modelog.views().verification();

        assertThat(ended.isEnded()).isTrue();
        assertThat(ended.checks().getFirst().differences())
                .containsExactly(new Replay.Difference("iris", "changed"));
        assertThat(node.asked()).containsExactly("POST /views/verify", "GET /views/verify");
    }

    @Test
    void the_status_tells_how_far_the_views_are() {
        node.answers(200, STATUS);

        assertThat(modelog.views().status().lag()).isEqualTo(2);
        assertThat(node.asked()).containsExactly("GET /views");
    }

    @Test
    void the_snippets_say_what_is_to_be_known() {
        node.answers(200, STATUS)
                .answers(202, RUNNING)
                .answers(200, RUNNING)
                .answers(200, VERIFIED);

        assertThat(ClientViews.rebuild(modelog))
                .isEqualTo("2 records behind; 40 % folded, 6 s left");
        assertThat(ClientViews.verify(modelog)).containsExactly("iris in models is changed");
    }
}
