package io.modelog.events.model;

import io.modelog.events.id.Text;
import org.jspecify.annotations.Nullable;

/// The descriptive fields of a model (D-3, D-5), each at most 65,535 characters.
public record ModelDetails(
        @Nullable String license,
        @Nullable String description,
        @Nullable String audience,
        @Nullable String useCases,
        @Nullable String limitations,
        @Nullable String tradeOffs,
        @Nullable String ethics,
        boolean saveToRegistry) {
    public static final ModelDetails NONE =
            new ModelDetails(null, null, null, null, null, null, null, true);

    public ModelDetails {
        Text.longText("license", license);
        Text.longText("description", description);
        Text.longText("audience", audience);
        Text.longText("useCases", useCases);
        Text.longText("limitations", limitations);
        Text.longText("tradeOffs", tradeOffs);
        Text.longText("ethics", ethics);
    }
}
