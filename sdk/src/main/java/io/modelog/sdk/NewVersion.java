package io.modelog.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version to create; without a name it is named by its number.
public record NewVersion(@Nullable String name, @Nullable String description, List<String> tags) {
    public static final NewVersion UNNAMED = new NewVersion(null, null, List.of());

    public NewVersion {
        tags = List.copyOf(tags);
    }
}
