package io.modelog.events.tag;

/// A tag as its decisions see it.
public sealed interface Tag {
    /// Never registered, or deleted.
    record Unknown() implements Tag {}

    record Registered(TagColor color) implements Tag {}
}
