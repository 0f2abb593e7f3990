package io.modelog.projector.view;

import io.modelog.events.id.RunId;

/// What a run has left to settle: it has ended, or is deleted, and still holds a version.
public record Settlement(RunId run, RunView.AttachedTo version, boolean succeeded) {}
