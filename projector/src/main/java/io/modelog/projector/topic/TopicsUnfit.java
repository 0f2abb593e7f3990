package io.modelog.projector.topic;

/// A topic of the cluster is not as Modelog needs it. The message says what was found, what is expected, and what to
/// do.
public final class TopicsUnfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    TopicsUnfit(String message) {
        super(message);
    }
}
