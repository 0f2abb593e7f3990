package io.modelog.audit.log;

import org.jspecify.annotations.Nullable;

/// Takes the records of one partition in the order of their offsets, one thread at a time.
@FunctionalInterface
public interface RecordSink {
    void take(long offset, byte @Nullable [] key, byte @Nullable [] value);
}
