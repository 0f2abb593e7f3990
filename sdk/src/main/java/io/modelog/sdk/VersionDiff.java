package io.modelog.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What differs between two versions of a model, or one at two moments: fields first, then tags, metadata, artifacts and
/// runs, each by name.
///
/// {@snippet file=ClientAsOf.java region=diff}
public record VersionDiff(Side from, Side to, List<Difference> differences) {
    public VersionDiff {
        differences = List.copyOf(differences);
    }

    /// What was compared.
    ///
    /// {@snippet file=ClientAsOf.java region=diff}
    ///
    /// @param asOf absent for now
    public record Side(String model, int number, String name, @Nullable String asOf) {}

    /// One thing that differs.
    ///
    /// {@snippet file=ClientAsOf.java region=diff}
    ///
    /// @param part `field`, `tag`, `metadata`, `artifact` or `run`
    /// @param name of the field, tag, metadata key or artifact; id of the run
    /// @param change `added`, `removed`, `changed`, or `replaced` for an artifact with another content
    /// @param before as JSON reads in Java; absent when it was added
    /// @param after absent when it was removed
    public record Difference(
            String part,
            String name,
            String change,
            @Nullable Object before,
            @Nullable Object after) {}
}
