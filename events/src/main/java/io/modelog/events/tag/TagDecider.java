package io.modelog.events.tag;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decider;
import io.modelog.events.decider.Decision;
import io.modelog.events.tag.TagCommand.Delete;
import io.modelog.events.tag.TagCommand.Recolor;
import io.modelog.events.tag.TagCommand.Register;
import io.modelog.events.tag.TagEvent.TagDeleted;
import io.modelog.events.tag.TagEvent.TagRecolored;
import io.modelog.events.tag.TagEvent.TagRegistered;
import io.modelog.events.tag.TagRejection.TagExists;
import io.modelog.events.tag.TagRejection.TagUnknown;

/// The rules of a tag.
public final class TagDecider {
    public static final Decider<Tag, TagCommand, TagEvent, TagRejection> DECIDER =
            new Decider<>(new Tag.Unknown(), TagDecider::decide, TagDecider::evolve);

    private record Case(Tag tag, TagCommand command) {}

    private TagDecider() {}

    static Decision<TagEvent, TagRejection> decide(Tag tag, TagCommand command) {
        return switch (new Case(tag, command)) {
            case Case(Tag.Unknown _, Register c) -> accept(new TagRegistered(c.color()));
            case Case(Tag.Unknown _, Recolor _), Case(Tag.Unknown _, Delete _) ->
                    reject(new TagUnknown());
            case Case(Tag.Registered _, Register _) -> reject(new TagExists());
            case Case(Tag.Registered t, Recolor c) ->
                    t.color() == c.color() ? accept() : accept(new TagRecolored(c.color()));
            case Case(Tag.Registered _, Delete _) -> accept(new TagDeleted());
        };
    }

    static Tag evolve(Tag tag, TagEvent event) {
        return switch (event) {
            case TagRegistered e when tag instanceof Tag.Unknown -> new Tag.Registered(e.color());
            case TagRecolored e when tag instanceof Tag.Registered -> new Tag.Registered(e.color());
            case TagDeleted _ when tag instanceof Tag.Registered -> new Tag.Unknown();
            case TagRegistered _, TagRecolored _, TagDeleted _ ->
                    throw CorruptStream.cannotFollow(event, tag);
        };
    }
}
