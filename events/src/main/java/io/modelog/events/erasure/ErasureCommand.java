package io.modelog.events.erasure;

import io.modelog.events.id.KeyId;
import java.util.List;

/// What can be asked of an erasure.
public sealed interface ErasureCommand {
    /// @param keys all those of the subject
    record Erase(List<KeyId> keys) implements ErasureCommand {
        public Erase {
            keys = List.copyOf(keys);
        }
    }
}
