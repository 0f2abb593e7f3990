package io.modelog.sdk;

import java.util.Map;

/// The tags. What has one is changed where it is: on models, versions and artifacts.
///
/// {@snippet file=ClientArtifacts.java region=tag}
public final class Tags {
    private final Transport transport;

    Tags(Transport transport) {
        this.transport = transport;
    }

    /// All tags, by name.
    public Listing<Tag> list() {
        return transport.list(Route.api("tags"), Tag.class);
    }

    /// Registers a tag; its name picks the colour.
    public Tag register(String tag) {
        return transport.post(Route.api("tags"), Map.of("name", tag), Tag.class);
    }

    public Tag register(String tag, TagColor color) {
        return transport.post(Route.api("tags"), Map.of("name", tag, "color", color), Tag.class);
    }

    public Tag get(String tag) {
        return transport.get(Route.api("tags", tag), Tag.class);
    }

    /// The tag with the sequence of its stream.
    public Revisioned<Tag> getRevisioned(String tag) {
        return transport.getRevisioned(Route.api("tags", tag), Tag.class);
    }

    /// Changes the colour of a registered tag.
    public Tag recolor(String tag, TagColor color) {
        return transport.patch(Route.api("tags", tag), Map.of("color", color), Tag.class);
    }

    /// Refused with [DeletionGuardedException] when something has the tag.
    public void delete(String tag) {
        delete(tag, false);
    }

    /// With `force` the tag is first taken off everything that has it.
    public void delete(String tag, boolean force) {
        transport.delete(Route.api("tags", tag), force);
    }
}
