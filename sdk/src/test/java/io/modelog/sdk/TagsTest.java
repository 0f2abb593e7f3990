package io.modelog.sdk;

import static io.modelog.sdk.Samples.TAG;
import static io.modelog.sdk.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagsTest {
    private final StubNode node;
    private final Modelog modelog;

    TagsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void a_tag_is_registered_with_or_without_a_colour() {
        node.answers(201, TAG).answers(201, TAG);

        modelog.tags().register("gpu");
        var tag = modelog.tags().register("gpu", TagColor.TEAL);

        assertThat(tag).isEqualTo(new Tag("gpu", TagColor.TEAL, true, 1, 2, 3, 4));
        assertThat(node.asked()).containsExactly("POST /tags", "POST /tags");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"name\":\"gpu\"}");
        assertThat(node.requests.getLast().body())
                .contains("\"name\":\"gpu\"", "\"color\":\"teal\"");
    }

    @Test
    void tags_are_read() {
        node.answers(200, page(TAG)).answers(200, TAG).answers(200, Map.of("ETag", "\"7\""), TAG);

        assertThat(modelog.tags().list().stream().map(Tag::name)).containsExactly("gpu");
        assertThat(modelog.tags().get("gpu").artifactVersions()).isEqualTo(4);
        assertThat(modelog.tags().getRevisioned("gpu").revision()).isEqualTo(7);
        assertThat(node.asked()).containsExactly("GET /tags", "GET /tags/gpu", "GET /tags/gpu");
    }

    @Test
    void a_tag_is_recoloured_and_deleted() {
        node.answers(200, TAG).answers(204, "").answers(204, "");

        modelog.tags().recolor("gpu", TagColor.TEAL);
        modelog.tags().delete("gpu");
        modelog.tags().delete("gpu", true);

        assertThat(node.asked())
                .containsExactly(
                        "PATCH /tags/gpu", "DELETE /tags/gpu", "DELETE /tags/gpu?force=true");
        assertThat(node.requests.getFirst().body()).isEqualTo("{\"color\":\"teal\"}");
    }
}
