package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes to a model: a field not named stays as it is, a field set to `null` is cleared.
///
/// {@snippet file=ClientModels.java region=update}
public record ModelPatch(@JsonValue Map<String, @Nullable Object> fields) {
    public static final ModelPatch NONE = new ModelPatch(Map.of());

    public ModelPatch {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public ModelPatch license(@Nullable String text) {
        return with("license", text);
    }

    public ModelPatch description(@Nullable String text) {
        return with("description", text);
    }

    public ModelPatch audience(@Nullable String text) {
        return with("audience", text);
    }

    public ModelPatch useCases(@Nullable String text) {
        return with("useCases", text);
    }

    public ModelPatch limitations(@Nullable String text) {
        return with("limitations", text);
    }

    public ModelPatch tradeOffs(@Nullable String text) {
        return with("tradeOffs", text);
    }

    public ModelPatch ethics(@Nullable String text) {
        return with("ethics", text);
    }

    public ModelPatch saveToRegistry(boolean save) {
        return with("saveToRegistry", save);
    }

    /// Besides the tags it has.
    public ModelPatch addTags(List<String> tags) {
        return with("addTags", List.copyOf(tags));
    }

    public ModelPatch removeTags(List<String> tags) {
        return with("removeTags", List.copyOf(tags));
    }

    private ModelPatch with(String field, @Nullable Object value) {
        var changed = new LinkedHashMap<String, @Nullable Object>(fields);
        changed.put(field, value);
        return new ModelPatch(changed);
    }
}
