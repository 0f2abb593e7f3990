package io.modelog.projector.subject;

import io.modelog.events.id.KeyId;

/// A text is sealed under a key that is neither in `modelog.keys` nor erased there: to go on would hide what may come
/// back.
public final class KeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyMissing(KeyId key, String why) {
        super(
                "key %s %s; what it sealed is not erased, so restore modelog.keys from its backup and start the node again"
                        .formatted(key, why));
    }
}
