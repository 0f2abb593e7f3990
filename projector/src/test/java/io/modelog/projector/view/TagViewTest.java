package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.deleted;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.folded;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.splitCreated;
import static io.modelog.projector.view.Facts.splitRegistered;
import static io.modelog.projector.view.Facts.tagged;
import static io.modelog.projector.view.OpenViews.ALL;
import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactEvent.ArtifactTagsChanged;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.TagName;
import io.modelog.events.log.Event;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagColor;
import io.modelog.events.tag.TagEvent;
import io.modelog.projector.view.TaggedView.Kind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Facts.registered tags each model `demo`.
final class TagViewTest {
    private static final TagName DEMO = new TagName("demo");
    private static final TagColor IMPLICIT = TagColor.of(DEMO);
    private static final TagColor CHOSEN = IMPLICIT == TagColor.RED ? TagColor.BLUE : TagColor.RED;
    private static final ModelName OTHER = new ModelName("other");

    private static @Nullable TagView demo(MemoryRows rows) {
        return rows.get(Table.TAGS, Keys.name("demo"));
    }

    private static Event tag(TagEvent event) {
        return new Event.OfTag(DEMO, event);
    }

    @Test
    void a_tag_is_there_as_long_as_something_has_it() {
        assertThat(demo(folded(registered(IRIS))))
                .isEqualTo(new TagView("demo", IMPLICIT, false, 1, 0, 0, 0));
        assertThat(demo(folded(registered(IRIS), tagged(IRIS, null, List.of(), List.of("demo")))))
                .isNull();
    }

    @Test
    void things_are_counted_by_kind_over_all_streams() {
        var rows =
                folded(
                        registered(IRIS),
                        registered(OTHER),
                        created(IRIS, 1),
                        created(OTHER, 1),
                        tagged(IRIS, 1L, List.of("demo", "gpu"), List.of()),
                        splitRegistered("demo"),
                        splitCreated(1, "demo"),
                        splitCreated(2),
                        event(
                                SPLIT,
                                new ArtifactTagsChanged(
                                        2L, new TagChange.Effect(List.of("demo"), List.of()))));

        assertThat(demo(rows)).isEqualTo(new TagView("demo", IMPLICIT, false, 2, 1, 1, 2));
    }

    @Test
    void a_registered_tag_keeps_its_colour_and_stays_without_use() {
        var rows =
                folded(
                        tag(new TagEvent.TagRegistered(IMPLICIT)),
                        tag(new TagEvent.TagRecolored(CHOSEN)),
                        registered(IRIS),
                        tagged(IRIS, null, List.of(), List.of("demo")));

        assertThat(demo(rows)).isEqualTo(new TagView("demo", CHOSEN, true, 0, 0, 0, 0));
    }

    @Test
    void a_deleted_tag_that_something_has_goes_on_with_the_colour_of_its_name() {
        var registered = tag(new TagEvent.TagRegistered(CHOSEN));
        var deleted = tag(new TagEvent.TagDeleted());

        assertThat(demo(folded(registered(IRIS), registered, deleted)))
                .isEqualTo(new TagView("demo", IMPLICIT, false, 1, 0, 0, 0));
        assertThat(demo(folded(registered, deleted))).isNull();
    }

    @Test
    void streams_give_the_same_counts_in_any_order() {
        var model = List.of(registered(IRIS), tagged(IRIS, null, List.of(), List.of("demo")));
        var other = List.of(registered(OTHER), created(OTHER, 1));
        var tag = List.of(tag(new TagEvent.TagRegistered(CHOSEN)), tag(new TagEvent.TagDeleted()));

        var expected = new TagView("demo", IMPLICIT, false, 1, 0, 0, 0);
        for (var order : List.of(List.of(model, other, tag), List.of(tag, other, model))) {
            var rows = folded(order.stream().flatMap(List::stream).toArray(Event[]::new));
            assertThat(demo(rows)).isEqualTo(expected);
        }
    }

    @Test
    void what_is_deleted_has_no_tag_any_more() {
        var rows =
                folded(
                        registered(IRIS),
                        created(IRIS, 1),
                        created(IRIS, 2),
                        tagged(IRIS, 1L, List.of("demo"), List.of()),
                        tagged(IRIS, 2L, List.of("gpu"), List.of()),
                        deleted(1));

        assertThat(demo(rows)).isEqualTo(new TagView("demo", IMPLICIT, false, 1, 0, 0, 0));
        assertThat(rows.keys(Table.TAGGED, Keys.within("demo"))).hasSize(1);
    }

    @Test
    void a_change_keeps_the_order_of_tags_and_puts_new_ones_at_the_end() {
        var rows =
                folded(
                        registered(IRIS),
                        tagged(IRIS, null, List.of("b", "a"), List.of()),
                        tagged(IRIS, null, List.of("c"), List.of("demo")));

        assertThat(rows.get(Table.MODELS, Keys.name("iris")))
                .extracting(ModelView::tags)
                .isEqualTo(List.of("b", "a", "c"));
    }

    @Test
    void the_list_of_a_tag_says_what_has_it() throws IOException {
        try (var open = new OpenViews()) {
            open.given(
                    registered(IRIS),
                    created(IRIS, 1),
                    tagged(IRIS, 1L, List.of("demo"), List.of()),
                    splitRegistered("demo"),
                    splitCreated(1, "demo", "demo2"));
            var tags = open.views().tags();

            assertThat(inPages(1, page -> tags.tagged(DEMO, page)))
                    .containsExactly(
                            new TaggedView(Kind.ARTIFACT, "split", null),
                            new TaggedView(Kind.ARTIFACT_VERSION, "split", 1L),
                            new TaggedView(Kind.MODEL, "iris", null),
                            new TaggedView(Kind.VERSION, "iris", 1L));
            assertThat(tags.list(ALL).items())
                    .extracting(TagView::name)
                    .containsExactly("demo", "demo2");
            assertThat(tags.find(DEMO).orElseThrow().sequence()).isEqualTo(0);
        }
    }
}
