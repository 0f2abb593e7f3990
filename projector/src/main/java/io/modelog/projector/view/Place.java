package io.modelog.projector.view;

import io.modelog.projector.query.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an item stands in a sorted list: by the values it is sorted by, then by its key.
record Place(List<@Nullable Value> values, Key key) {
    /// In a list that is in the order of its keys.
    static Place of(Key key) {
        return new Place(List.of(), key);
    }
}
