package io.modelog.events.decider;

/// An event that can not follow the ones before it: the log is damaged, and whatever is folding it must stop.
public final class CorruptStream extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public CorruptStream(String message) {
        super(message);
    }

    public static CorruptStream cannotFollow(Object event, Object state) {
        return new CorruptStream("%s cannot follow %s".formatted(event, state));
    }
}
