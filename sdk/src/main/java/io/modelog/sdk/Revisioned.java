package io.modelog.sdk;

/// What was read together with the sequence of its stream, for [WriteOptions#ifMatch].
public record Revisioned<T>(T value, long revision) {}
