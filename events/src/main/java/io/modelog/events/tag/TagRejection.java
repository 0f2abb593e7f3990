package io.modelog.events.tag;

/// Why a command on a tag is refused.
public sealed interface TagRejection {
    record TagExists() implements TagRejection {}

    record TagUnknown() implements TagRejection {}
}
