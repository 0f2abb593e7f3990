package io.modelog.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a list; `next` is the cursor of the piece after it, absent on the last.
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
