package io.modelog.projector.view;

import static io.modelog.projector.view.Table.TAGGED;
import static io.modelog.projector.view.Table.TAGS;

import io.modelog.events.tag.TagChange;
import io.modelog.projector.view.TaggedView.Kind;
import java.util.List;
import java.util.stream.Stream;

/// Which things have which tags. Counts add up whatever the order in which streams are read.
record Tagging(Rows rows, Kind kind, String name, long number) {
    static Tagging of(Rows rows, Kind kind, String name) {
        return new Tagging(rows, kind, name, 0);
    }

    void add(List<String> tags) {
        for (var tag : tags) {
            rows.put(
                    TAGGED,
                    Keys.tagged(tag, kind, name, number),
                    new TaggedView(kind, name, number == 0 ? null : number));
            count(tag, 1);
        }
    }

    void remove(List<String> tags) {
        for (var tag : tags) {
            rows.delete(TAGGED, Keys.tagged(tag, kind, name, number));
            count(tag, -1);
        }
    }

    /// The tags that a thing has after a change.
    List<String> change(List<String> old, TagChange.Effect effect) {
        remove(effect.removed());
        add(effect.added());
        return after(old, effect);
    }

    static List<String> after(List<String> old, TagChange.Effect effect) {
        return Stream.concat(
                        old.stream().filter(tag -> !effect.removed().contains(tag)),
                        effect.added().stream())
                .toList();
    }

    private void count(String tag, int change) {
        var old = rows.get(TAGS, Keys.name(tag));
        put(rows, (old == null ? TagView.unused(tag) : old).plus(kind, change));
    }

    static void put(Rows rows, TagView tag) {
        if (tag.isUnknown()) {
            rows.delete(TAGS, Keys.name(tag.name()));
        } else {
            rows.put(TAGS, Keys.name(tag.name()), tag);
        }
    }
}
