package io.modelog.sdk;

/// Somebody whose name or words the log holds encrypted.
///
/// {@snippet file=ClientSubjects.java region=erase}
///
/// @param keys how many keys open them
public record Subject(String subject, int keys) {}
