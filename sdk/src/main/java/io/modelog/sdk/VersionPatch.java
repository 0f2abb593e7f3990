package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes to a version, made together: a field not named stays as it is, a description set to `null` is cleared.
///
/// {@snippet file=ClientVersions.java region=update}
public record VersionPatch(@JsonValue Map<String, @Nullable Object> fields) {
    public static final VersionPatch NONE = new VersionPatch(Map.of());

    public VersionPatch {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public VersionPatch name(String name) {
        return with("name", name);
    }

    public VersionPatch description(@Nullable String text) {
        return with("description", text);
    }

    /// Besides the tags it has.
    public VersionPatch addTags(List<String> tags) {
        return with("addTags", List.copyOf(tags));
    }

    public VersionPatch removeTags(List<String> tags) {
        return with("removeTags", List.copyOf(tags));
    }

    /// Logs these values, each as [MetadataValue#of] takes it; other keys keep theirs.
    public VersionPatch metadata(Map<String, ?> values) {
        return with("metadata", MetadataValue.ofEach(values));
    }

    public VersionPatch stage(Stage stage) {
        return with("stage", stage);
    }

    /// Whether the version that holds the stage is archived for it.
    public VersionPatch force(boolean force) {
        return with("force", force);
    }

    private VersionPatch with(String field, @Nullable Object value) {
        var changed = new LinkedHashMap<String, @Nullable Object>(fields);
        changed.put(field, value);
        return new VersionPatch(changed);
    }
}
