package io.modelog.embedded;

import org.jspecify.annotations.Nullable;

/// The registry's topic did not answer in time or refused; whether the last change was taken is not known.
public final class RegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
