package io.modelog.events.tag;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.tag.TagCommand.Delete;
import io.modelog.events.tag.TagCommand.Recolor;
import io.modelog.events.tag.TagCommand.Register;
import io.modelog.events.tag.TagEvent.TagDeleted;
import io.modelog.events.tag.TagEvent.TagRecolored;
import io.modelog.events.tag.TagEvent.TagRegistered;
import io.modelog.events.tag.TagRejection.TagExists;
import io.modelog.events.tag.TagRejection.TagUnknown;
import java.util.List;
import org.junit.jupiter.api.Test;

/// D-74: a tag has one of the colours.
class TagDeciderTest {
    private static final TagRegistered RED = new TagRegistered(TagColor.RED);

    private final DeciderSpec<Tag, TagCommand, TagEvent, TagRejection> tag =
            new DeciderSpec<>(TagDecider.DECIDER);

    @Test
    void a_tag_is_registered_once() {
        tag.given().when(new Register(TagColor.RED)).then(RED);
        tag.given(RED).when(new Register(TagColor.BLUE)).thenRejected(new TagExists());
    }

    @Test
    void a_registered_tag_gets_another_colour() {
        tag.given(RED).when(new Recolor(TagColor.BLUE)).then(new TagRecolored(TagColor.BLUE));
    }

    @Test
    void the_colour_it_has_is_no_change() {
        tag.given(RED).when(new Recolor(TagColor.RED)).thenNothing();
        tag.given(RED, new TagRecolored(TagColor.BLUE))
                .when(new Recolor(TagColor.BLUE))
                .thenNothing();
    }

    @Test
    void a_deleted_tag_can_be_registered_again() {
        tag.given(RED).when(new Delete()).then(new TagDeleted());
        tag.given(RED, new TagDeleted())
                .when(new Register(TagColor.LIME))
                .then(new TagRegistered(TagColor.LIME));
    }

    @Test
    void an_unregistered_tag_can_only_be_registered() {
        tag.given().when(new Recolor(TagColor.RED)).thenRejected(new TagUnknown());
        tag.given().when(new Delete()).thenRejected(new TagUnknown());
        tag.given(RED, new TagDeleted()).when(new Delete()).thenRejected(new TagUnknown());
    }

    @Test
    void events_that_no_decision_put_there_are_not_skipped() {
        assertCorrupt(new TagDeleted());
        assertCorrupt(new TagRecolored(TagColor.RED));
        assertCorrupt(RED, RED);
        assertCorrupt(RED, new TagDeleted(), new TagDeleted());
    }

    private static void assertCorrupt(TagEvent... events) {
        assertThatThrownBy(() ->
                        TagDecider.DECIDER.fold(TagDecider.DECIDER.initial(), List.of(events)))
                .isInstanceOf(CorruptStream.class)
                .hasMessageContaining(events[events.length - 1] + " cannot follow ");
    }
}
