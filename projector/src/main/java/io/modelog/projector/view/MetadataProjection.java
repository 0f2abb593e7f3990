package io.modelog.projector.view;

import static io.modelog.projector.view.Table.METADATA;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.metadata.Metadata;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The metadata of one thing: a row per key, and all values in the thing's own row.
///
/// @param owner what the keys of its rows begin with
record MetadataProjection(Rows rows, Key owner, EventEnvelope envelope) {
    /// All values by key, after some were logged.
    Map<String, JsonNode> log(Map<String, JsonNode> old, Metadata metadata) {
        var values = new TreeMap<>(old);
        metadata.entries()
                .forEach((key, value) -> {
                    var json = MetadataJson.of(value);
                    values.put(key, json);
                    rows.put(
                            METADATA,
                            Keys.metadata(owner, key),
                            new MetadataView(
                                    key,
                                    value.type(),
                                    json,
                                    envelope.time(),
                                    envelope.actor().value()));
                });
        return Collections.unmodifiableSortedMap(values);
    }

    void deleteAll() {
        rows.keys(METADATA, owner).forEach(key -> rows.delete(METADATA, key));
    }
}
