package io.modelog.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a list; `next` is the cursor of the piece after it, absent on the last. `total` is the number of items in
/// the list, given only when [Listing#counted] asked for it.
///
/// {@snippet file=ClientLists.java region=pages}
public record Page<T>(List<T> items, @Nullable String next, @Nullable Long total) {
    public Page {
        items = List.copyOf(items);
    }
}
