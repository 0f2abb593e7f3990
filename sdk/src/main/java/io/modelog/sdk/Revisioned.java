package io.modelog.sdk;

/// What was read together with the sequence of its stream, for [WriteOptions#ifMatch].
///
/// {@snippet file=ClientModels.java region=if-match}
public record Revisioned<T>(T value, long revision) {}
