package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A value that an event gave to something in place of another.
///
/// @param field as the thing has it in the REST reference; `metadata.accuracy` for one inside
/// @param before null when it had none
/// @param after null when it has none any more
public record Change(String field, @Nullable JsonNode before, @Nullable JsonNode after) {}
