package io.modelog.events.erasure;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.KeyId;
import java.util.List;

/// What can have happened to a subject.
public sealed interface ErasureEvent {
    /// @param keys that were deleted, in the order of their ids; at least one
    record SubjectErased(List<KeyId> keys) implements ErasureEvent {
        public SubjectErased {
            keys = keys.stream().distinct().sorted().toList();
            if (keys.isEmpty()) {
                throw new InvalidValue("keys", "is empty");
            }
        }

        /// The key whose pseudonym stands for the subject from now on.
        public KeyId first() {
            return keys.getFirst();
        }
    }
}
