package io.modelog.events.erasure;

/// Why an erasure is refused.
public sealed interface ErasureRejection {
    /// Nothing that could be erased is sealed for this subject.
    record NoKeys() implements ErasureRejection {}

    record AlreadyDone() implements ErasureRejection {}
}
