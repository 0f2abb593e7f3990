package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// A stage of one model: how many versions are in it, and the number of the one that holds it when it is exclusive.
///
/// {@snippet file=ClientStages.java region=define}
public record ModelStage(
        Stage name,
        boolean exclusive,
        @Nullable StagePolicy policy,
        @Nullable Integer occupant,
        int versions) {}
