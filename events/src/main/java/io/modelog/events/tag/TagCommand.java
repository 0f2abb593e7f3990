package io.modelog.events.tag;

/// What can be asked of a tag.
public sealed interface TagCommand {
    record Register(TagColor color) implements TagCommand {}

    record Recolor(TagColor color) implements TagCommand {}

    record Delete() implements TagCommand {}
}
