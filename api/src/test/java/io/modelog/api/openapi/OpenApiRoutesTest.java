package io.modelog.api.openapi;

import static io.modelog.api.SharedNode.client;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenApiRoutesTest {
    @Test
    void the_document_is_served_as_it_is_written_and_as_json() {
        assertThat(client().get("/openapi.yaml").body()).startsWith("openapi: 3.1.0\n");
        assertThat(client().get("/openapi.json").json()).isEqualTo(Part.DOCUMENT.node());
    }

    @Test
    void the_viewer_loads_what_this_node_serves_and_nothing_else() {
        var page = client().get("/docs");

        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none';");
        assertThat(page.body()).doesNotContain("://");
        var loaded =
                Pattern.compile("(?:src|href)=\"(docs/[^\"]+)\"")
                        .matcher(page.body())
                        .results()
                        .map(link -> link.group(1))
                        .toList();
        assertThat(loaded)
                .containsExactly(
                        "docs/swagger-ui.css", "docs/swagger-ui-bundle.js", "docs/viewer.js");
        for (var file : loaded) {
            assertThat(client().get("/" + file).body()).as(file).isNotEmpty();
        }
    }

    @Test
    void what_else_lies_in_the_class_path_is_not_served() {
        assertThat(client().get("/docs/index.html").problem()).isEqualTo("route-unknown");
        assertThat(client().get("/docs/docs.html").problem()).isEqualTo("route-unknown");
    }
}
