package io.modelog.sdk.store;

import java.io.IOException;
import java.net.URI;

/// The content of an artifact is not what was recorded of it.
public final class DamagedContentException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedContentException(URI uri, String what) {
        super("%s %s".formatted(uri, what));
    }
}
