package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// A value that an event gave to something in place of another: texts, numbers, lists and maps as in JSON.
///
/// {@snippet file=ClientModels.java region=changes}
///
/// @param field as the REST reference has it; `metadata.accuracy` for one inside
/// @param before null when it had none
/// @param after null when it has none any more
public record Change(String field, @Nullable Object before, @Nullable Object after) {}
