package io.modelog.projector.view;

/// What a view holds, with the sequence its stream had in the same snapshot: the ETag.
public record Read<T>(T value, long sequence) {}
