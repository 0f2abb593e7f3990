package io.modelog.log;

/// What was asked of the log cannot be; the message says why, and what to do.
public final class LogRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogRefused(String message) {
        super(message);
    }
}
