package io.modelog.projector.view;

import io.modelog.events.id.TagName;
import io.modelog.events.tag.TagColor;

/// A tag: its colour, and how many things have it.
///
/// @param registered whether the colour was chosen
public record TagView(
        String name,
        TagColor color,
        boolean registered,
        long models,
        long versions,
        long artifacts,
        long artifactVersions) {
    static TagView unused(String name) {
        return new TagView(name, TagColor.of(new TagName(name)), false, 0, 0, 0, 0);
    }

    boolean isUnknown() {
        return !registered && uses() == 0;
    }

    public long uses() {
        return models + versions + artifacts + artifactVersions;
    }

    TagView colored(TagColor newColor) {
        return new TagView(name, newColor, true, models, versions, artifacts, artifactVersions);
    }

    TagView unregistered() {
        var plain = unused(name);
        return new TagView(
                name, plain.color(), false, models, versions, artifacts, artifactVersions);
    }

    /// Of two shares of the log: the events of the tag itself are in one of them, its uses in both.
    TagView plus(TagView other) {
        var chosen = other.registered ? other : this;
        return new TagView(
                name,
                chosen.color,
                chosen.registered,
                models + other.models,
                versions + other.versions,
                artifacts + other.artifacts,
                artifactVersions + other.artifactVersions);
    }

    TagView plus(TaggedView.Kind kind, int change) {
        return switch (kind) {
            case MODEL ->
                    new TagView(
                            name,
                            color,
                            registered,
                            models + change,
                            versions,
                            artifacts,
                            artifactVersions);
            case VERSION ->
                    new TagView(
                            name,
                            color,
                            registered,
                            models,
                            versions + change,
                            artifacts,
                            artifactVersions);
            case ARTIFACT ->
                    new TagView(
                            name,
                            color,
                            registered,
                            models,
                            versions,
                            artifacts + change,
                            artifactVersions);
            case ARTIFACT_VERSION ->
                    new TagView(
                            name,
                            color,
                            registered,
                            models,
                            versions,
                            artifacts,
                            artifactVersions + change);
        };
    }
}
