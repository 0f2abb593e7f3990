package io.modelog.projector.view;

/// What the log says a command did: it appended `firstSequence` to `lastSequence` of its stream.
///
/// @param offset of the last of them
public record CommandReceipt(long firstSequence, long lastSequence, int partition, long offset) {}
