package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.on;

import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelEvent.TagsChanged;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelRejection.LimitExceeded;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.ChangeTags;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagChange.Effect;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// T-1, on a version; on a model see [UpdateModelTest].
class ChangeTagsTest {
    private static final VersionCreated TAGGED =
            new VersionCreated(1, id(1), new VersionName("1"), null, List.of("a", "b"));

    @Test
    void tags_are_the_old_ones_with_the_added_without_the_removed() {
        Iris.spec()
                .given(REGISTERED, TAGGED)
                .when(on(FIRST, tags(List.of("c", "a"), List.of("b", "x"))))
                .then(new TagsChanged(1L, new Effect(List.of("c"), List.of("b"))));
    }

    @Test
    void a_tag_that_was_taken_off_can_be_put_on_again() {
        Iris.spec()
                .given(REGISTERED, TAGGED, new TagsChanged(1L, new Effect(List.of(), List.of("a"))))
                .when(on(FIRST, tags(List.of("a"), List.of())))
                .then(new TagsChanged(1L, new Effect(List.of("a"), List.of())));
    }

    /// D-74: attaching twice, or detaching what is missing, is silently fine.
    @Test
    void what_changes_nothing_is_no_event() {
        Iris.spec()
                .given(REGISTERED, TAGGED)
                .when(on(FIRST, tags(List.of("a"), List.of("x"))))
                .thenNothing();
    }

    @Test
    void the_hundred_and_first_is_refused() {
        var more = IntStream.range(0, 99).mapToObj(i -> "t" + i).toList();
        Iris.spec()
                .given(REGISTERED, TAGGED)
                .when(on(FIRST, tags(more, List.of())))
                .thenRejected(new LimitExceeded("tags", 100));
    }

    @Test
    void an_unknown_version_has_no_tags() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(NINTH, tags(List.of("a"), List.of())))
                .thenRejected(new VersionUnknown(NINTH));
    }

    private static ChangeTags tags(List<String> add, List<String> remove) {
        return new ChangeTags(new TagChange(add, remove));
    }
}
