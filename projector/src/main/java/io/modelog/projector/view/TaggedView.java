package io.modelog.projector.view;

import org.jspecify.annotations.Nullable;

/// Something that has a tag.
///
/// @param name of the model or the artifact
/// @param number of the version; null for the model or artifact itself
public record TaggedView(Kind kind, String name, @Nullable Long number) {
    public enum Kind {
        MODEL,
        VERSION,
        ARTIFACT,
        ARTIFACT_VERSION
    }
}
