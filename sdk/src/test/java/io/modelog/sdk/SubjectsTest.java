package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.sdk.snippets.ClientSubjects;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private static final String ID = "cd3dc8b6-cffb-31e4-963d-cbd857ca87da";
    private static final String SUBJECTS =
            """
            {"items": [{"subject": "ada", "keys": 1}, {"subject": "bob", "keys": 2}], "next": null}
            """;
    private static final String ERASED =
            """
            {"id": "%s", "subject": "erased-c98b48615cff3a5e",
             "keys": ["c98b48615cff3a5e", "d1"], "erasedAt": "2026-11-28T19:12:42Z", "erasedBy": "ada",
             "reason": "ticket 42"}
            """
                    .formatted(ID);
    private static final String FORGOTTEN =
            """
            {"position": "0:7", "lag": 0, "sizeBytes": 4096, "forgetting": false, "views": []}
            """;

    private final StubNode node;
    private final Modelog modelog;

    SubjectsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void subjects_are_listed_by_name() {
        node.answers(200, SUBJECTS);

        assertThat(modelog.subjects().list().stream().toList())
                .containsExactly(new Subject("ada", 1), new Subject("bob", 2));
        assertThat(node.asked()).containsExactly("GET /subjects");
    }

    @Test
    void an_erasure_tells_what_stands_for_the_name() {
        node.answers(201, ERASED).answers(200, ERASED);

        var erasure = modelog.subjects().erase("bob");

        assertThat(erasure)
                .isEqualTo(
                        new Erasure(
                                ID,
                                "erased-c98b48615cff3a5e",
                                List.of("c98b48615cff3a5e", "d1"),
                                Instant.parse("2026-11-28T19:12:42Z"),
                                "ada",
                                "ticket 42"));
        assertThat(modelog.subjects().erasure(ID)).isEqualTo(erasure);
        assertThat(node.asked()).containsExactly("POST /erasures", "GET /erasures/" + ID);
    }

    @Test
    void the_snippets_say_what_is_to_be_known() {
        node.answers(204, "").answers(200, SUBJECTS).answers(201, ERASED).answers(200, FORGOTTEN);

        ClientSubjects.mark(modelog);
        assertThat(ClientSubjects.erase(modelog))
                .isEqualTo("3 keys; erased-c98b48615cff3a5e at 2026-11-28T19:12:42Z; true");
    }
}
