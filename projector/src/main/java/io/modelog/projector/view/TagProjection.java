package io.modelog.projector.view;

import static io.modelog.projector.view.Table.TAGS;

import io.modelog.events.tag.TagEvent;

/// What an event of a tag makes of its row.
record TagProjection(Rows rows, String tag) {
    void apply(TagEvent event) {
        var old = rows.get(TAGS, Keys.name(tag));
        var view = old == null ? TagView.unused(tag) : old;
        Tagging.put(
                rows,
                switch (event) {
                    case TagEvent.TagRegistered(var color) -> view.colored(color);
                    case TagEvent.TagRecolored(var color) -> view.colored(color);
                    case TagEvent.TagDeleted() -> view.unregistered();
                });
    }
}
