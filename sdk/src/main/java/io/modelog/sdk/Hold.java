package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A run that holds a version: no other run can, and the end of the run settles what becomes of the version.
///
/// {@snippet file=ClientRuns.java region=run}
public record Hold(@JsonProperty("id") String run, OnFailure onFailure) {}
