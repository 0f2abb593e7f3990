package io.modelog.sdk;

import java.time.Instant;

/// A value that was logged under a key, who logged it and when; `type` is `string`, `bool`, `long`, `double`, `list`,
/// `map`, `uri`, `size` or `dtype`.
///
/// {@snippet file=ClientArtifacts.java region=metadata}
public record Metadata(
        String key, String type, MetadataValue value, Instant loggedAt, String loggedBy) {}
