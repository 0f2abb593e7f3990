package io.modelog.projector.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/// A completed step whose outputs another step may take for its own.
///
/// @param run it was a step of
/// @param pipeline of that run
public record CachedStepView(@JsonUnwrapped StepView step, UUID run, String pipeline) {}
