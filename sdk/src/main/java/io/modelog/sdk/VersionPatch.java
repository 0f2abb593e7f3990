package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes to a version: a field not named stays as it is, a description set to `null` is cleared.
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

    private VersionPatch with(String field, @Nullable Object value) {
        var changed = new LinkedHashMap<String, @Nullable Object>(fields);
        changed.put(field, value);
        return new VersionPatch(changed);
    }
}
