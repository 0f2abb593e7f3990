package io.modelog.api.http;

/// The address a node was to listen on is taken; the message says which, and what to do.
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortInUseException(String host, int port, Throwable cause) {
        super(
                "port %d on %s is in use; choose another with --port, or stop what listens there"
                        .formatted(port, host),
                cause);
    }
}
