package io.modelog.sdk.store;

import java.io.IOException;
import java.net.URI;

/// The content of an artifact is not what was recorded of it.
///
/// {@snippet file=StoreSnippets.java region=damaged}
public final class DamagedContentException extends IOException {
    private static final long serialVersionUID = 1;

    /// `what` goes on after the URI, such as `is gone`.
    public DamagedContentException(URI uri, String what) {
        super("%s %s".formatted(uri, what));
    }
}
