package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PagingTest {
    @Test
    void pages_follow_each_other_while_the_list_grows() {
        var versions = model() + "/versions";
        for (var i = 0; i < 5; i++) {
            created(client().post(versions, "{}"));
        }
        var first = client().get(versions + "?limit=2");
        created(client().post(versions, "{}"));

        var numbers = new ArrayList<>(first.items("number"));
        var page = first;
        while (!page.json().get("next").isNull()) {
            page = client().get(versions + "?limit=2&cursor=" + page.text("next"));
            numbers.addAll(page.items("number"));
        }
        assertThat(numbers).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void the_history_is_read_page_by_page_too() {
        var model = model();
        created(client().post(model + "/versions", "{}"));

        var first = client().get(model + "/history?limit=1");
        assertThat(first.items("sequence")).containsExactly("1");
        var second = client().get(model + "/history?limit=1&cursor=" + first.text("next"));
        assertThat(second.items("sequence")).containsExactly("2");
    }
}
