package io.modelog.projector.replay;

/// A replay can not begin now.
public final class ReplayRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayRefused(String reason) {
        super(reason);
    }
}
