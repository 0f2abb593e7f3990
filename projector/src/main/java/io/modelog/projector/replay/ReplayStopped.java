package io.modelog.projector.replay;

/// A replay ends before it is through; the views that serve are as they were.
final class ReplayStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayStopped(String reason) {
        super(reason);
    }
}
