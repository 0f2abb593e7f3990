package io.modelog.sdk;

import static io.modelog.sdk.Samples.MODEL;
import static io.modelog.sdk.Samples.VERSION;
import static io.modelog.sdk.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final StubNode node;
    private final Modelog modelog;

    ListingTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void a_list_fetches_its_next_page_only_when_it_is_read() {
        node.answers(200, "{\"items\": [" + VERSION + "," + VERSION + "], \"next\": \"c 1\"}")
                .answers(200, "{\"items\": [" + VERSION + "], \"next\": null}");
        var versions = modelog.versions("iris").list(Stage.PRODUCTION).pageSize(2);

        assertThat(versions.stream().limit(2)).hasSize(2);
        assertThat(node.requests.stream().map(StubNode.Request::uri))
                .containsExactly("/api/v1/models/iris/versions?stage=production&limit=2");
    }

    @Test
    void a_list_follows_the_cursors_to_its_end() {
        node.answers(200, "{\"items\": [" + VERSION + "," + VERSION + "], \"next\": \"c 1\"}")
                .answers(200, "{\"items\": [" + VERSION + "], \"next\": null}");

        assertThat(modelog.versions("iris").list().stream()).hasSize(3);
        assertThat(node.requests.stream().map(StubNode.Request::uri))
                .containsExactly(
                        "/api/v1/models/iris/versions",
                        "/api/v1/models/iris/versions?cursor=c%201");
    }

    @Test
    void a_list_is_filtered_and_sorted_on_every_page() {
        node.answers(200, "{\"items\": [" + VERSION + "], \"next\": \"c\"}")
                .answers(200, page(VERSION));

        var found =
                modelog.versions()
                        .where("tags = gpu AND metadata.accuracy >= 0.9")
                        .sortedBy("-createdAt,name")
                        .pageSize(1);

        assertThat(found.stream()).hasSize(2);
        var uri =
                "/api/v1/versions?filter=tags%20%3D%20gpu%20AND%20metadata.accuracy%20%3E%3D%200.9"
                        + "&sort=-createdAt%2Cname&limit=1";
        assertThat(node.requests.stream().map(StubNode.Request::uri))
                .containsExactly(uri, uri + "&cursor=c");
    }

    @Test
    void the_node_counts_what_the_filter_lets_through() {
        node.answers(200, "{\"items\": [" + MODEL + "], \"next\": \"c\", \"total\": 41}");

        assertThat(modelog.models().list().where("tags = gpu").total()).isEqualTo(41);
        assertThat(node.requests.getFirst().uri())
                .isEqualTo("/api/v1/models?filter=tags%20%3D%20gpu&limit=1&count=true");
    }

    @Test
    void a_page_has_its_total_only_when_asked() {
        node.answers(200, "{\"items\": [], \"next\": null, \"total\": 0}").answers(200, page());

        assertThat(modelog.models().list().counted().firstPage().total()).isZero();
        assertThat(modelog.models().list().firstPage().total()).isNull();
    }
}
