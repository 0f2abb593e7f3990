package io.modelog.events.tag;

/// What can have happened to a tag.
public sealed interface TagEvent {
    record TagRegistered(TagColor color) implements TagEvent {}

    record TagRecolored(TagColor color) implements TagEvent {}

    record TagDeleted() implements TagEvent {}
}
