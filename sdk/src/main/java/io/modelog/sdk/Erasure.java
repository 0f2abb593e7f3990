package io.modelog.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// That the personal data of a subject was erased.
///
/// {@snippet file=ClientSubjects.java region=erase}
///
/// @param subject what stands for the name everywhere from then on
/// @param keys that were deleted
public record Erasure(
        String id,
        String subject,
        List<String> keys,
        Instant erasedAt,
        String erasedBy,
        @Nullable String reason) {
    public Erasure {
        keys = List.copyOf(keys);
    }
}
