package io.modelog.projector.view;

import java.util.UUID;

/// A step of a run that read or wrote an artifact version.
///
/// @param sequence of the event of the run that told of it first
public record UseView(
        String artifact, long version, UUID runId, String step, boolean written, long sequence) {}
