package io.modelog.projector.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stage of a model as it reads now.
///
/// @param occupant number of the version in it, when it is exclusive
/// @param versions how many are in it
public record StageView(
        String name,
        boolean exclusive,
        @Nullable PolicyView policy,
        @Nullable Long occupant,
        long versions) {
    /// @param requires rules such as `accuracy >= 0.9`
    /// @param after a stage that the version must have been in
    public record PolicyView(List<String> requires, @Nullable String after, int approvals) {}
}
