package io.modelog.events.model;

import io.modelog.events.id.RunId;

/// A run's hold on a version: no other run may hold it, and the end of the run settles what becomes of it.
public record Hold(RunId run, OnFailure onFailure) {}
