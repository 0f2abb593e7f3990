package io.modelog.events.id;

/// Name of a tag.
public record TagName(String value) {
    public TagName {
        Text.name("name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
