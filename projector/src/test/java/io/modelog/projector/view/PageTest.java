package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {
    private final List<@Nullable String> asked = new ArrayList<>();

    private Page<String> page(Page.Request request) {
        var cursor = request.cursor();
        asked.add(cursor);
        if (cursor == null) {
            return new Page<>(List.of("a", "b"), "1");
        }
        return cursor.equals("1")
                ? new Page<>(List.of(), "2") // a filter may leave nothing of a page
                : new Page<>(List.of("c"), null);
    }

    @Test
    void all_items_are_those_of_all_pages() {
        assertThat(Page.all(this::page)).containsExactly("a", "b", "c");
        assertThat(asked).containsExactly(null, "1", "2");
    }

    @Test
    void a_page_is_read_only_when_its_items_are_wanted() {
        assertThat(Page.all(this::page).filter("b"::equals).findFirst()).contains("b");
        assertThat(asked).containsExactly((String) null);
    }
}
