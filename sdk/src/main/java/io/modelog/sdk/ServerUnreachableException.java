package io.modelog.sdk;

import java.net.URI;

/// No answer came: nobody listens there, or the connection broke, or the node was too slow; after all retries.
///
/// {@snippet file=ClientConnect.java region=unreachable}
public final class ServerUnreachableException extends ModelogException {
    private static final long serialVersionUID = 1;

    private final URI url;

    ServerUnreachableException(URI url, String why, Throwable cause) {
        super("no answer from %s: %s".formatted(url, why), cause);
        this.url = url;
    }

    public URI url() {
        return url;
    }
}
