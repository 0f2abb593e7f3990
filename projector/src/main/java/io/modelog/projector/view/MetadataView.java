package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// The value that was logged last under a key.
///
/// @param type as in the REST reference, such as `double`
public record MetadataView(
        String key, String type, JsonNode value, Instant loggedAt, String loggedBy) {}
