package io.modelog.projector.view;

/// A record of the log that can not be folded into the views.
public final class UnreadableRecord extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnreadableRecord(int partition, long offset, RuntimeException cause) {
        super(
                "record %d:%d of the log can not be applied: %s"
                        .formatted(partition, offset, cause.getMessage()),
                cause);
    }
}
