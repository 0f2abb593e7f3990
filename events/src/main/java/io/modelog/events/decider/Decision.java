package io.modelog.events.decider;

import java.util.List;

/// What follows from a command: events (none when nothing changes) or a rejection.
public sealed interface Decision<E, R> {
    record Accepted<E, R>(List<E> events) implements Decision<E, R> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected<E, R>(R rejection) implements Decision<E, R> {}

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array and stores nothing in it
    static <E, R> Decision<E, R> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E, R> Decision<E, R> reject(R rejection) {
        return new Rejected<>(rejection);
    }
}
