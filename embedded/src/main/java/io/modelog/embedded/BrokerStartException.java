package io.modelog.embedded;

import org.jspecify.annotations.Nullable;

/// An embedded broker that could not start; the message says on which data directory and why. A process that cannot do
/// without should exit, not return from `main`: after a disk fault in mid-start Kafka leaves threads behind.
public final class BrokerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerStartException(String message) {
        super(message);
    }

    BrokerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
