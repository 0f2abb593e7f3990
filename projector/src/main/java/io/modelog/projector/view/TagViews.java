package io.modelog.projector.view;

import static io.modelog.projector.view.Table.TAGGED;
import static io.modelog.projector.view.Table.TAGS;

import io.modelog.events.id.StreamId;
import io.modelog.events.id.TagName;
import java.util.Optional;

/// Reads the views of tags, as [Views] does.
public final class TagViews {
    private final ViewStore store;

    TagViews(ViewStore store) {
        this.store = store;
    }

    public Optional<Read<TagView>> find(TagName tag) {
        return store.read(
                views -> views.answer(views.get(TAGS, Keys.name(tag.value())), StreamId.of(tag)));
    }

    /// By name.
    public Page<TagView> list(Page.Request page) {
        var list = new Listing<>(TAGS, Key.EMPTY);
        return store.read(views -> list.page(views, page, Listed.TAGS, (_, tag) -> tag));
    }

    /// What has a tag.
    public Page<TaggedView> tagged(TagName tag, Page.Request page) {
        var list = new Listing<>(TAGGED, Keys.within(tag.value()));
        return store.read(views -> list.page(views, page, (_, tagged) -> tagged));
    }
}
