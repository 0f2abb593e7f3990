package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values that an event took the place of, by field.
record ReplacedRow(SortedMap<String, JsonNode> values) {
    static final ReplacedRow NONE = new ReplacedRow(new TreeMap<>());

    ReplacedRow {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
