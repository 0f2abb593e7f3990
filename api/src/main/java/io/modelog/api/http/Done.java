package io.modelog.api.http;

import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A command that was accepted, is in the log, and shows in this node's views.
///
/// @param events what it appended, now or the first time; empty when there was nothing to change
/// @param sequence where its stream stood then
/// @param replayed whether the events are from an earlier request with the same key
public record Done(List<EventEnvelope> events, long sequence, boolean replayed) {
    public Done {
        events = List.copyOf(events);
    }

    public boolean changed() {
        return !events.isEmpty();
    }

    /// The last of its events of one type, with the envelope.
    public <E> Optional<Recorded<E>> last(Class<E> type) {
        return events.reversed().stream()
                .filter(envelope -> type.isInstance(fact(envelope)))
                .findFirst()
                .map(envelope -> new Recorded<>(type.cast(fact(envelope)), envelope));
    }

    /// The last of its events of one type; throws the problem `idempotency-key-reused` when they are another command's.
    public <E> Recorded<E> made(Class<E> type) {
        checkMade(type);
        return last(type).orElseThrow();
    }

    /// Throws the problem `idempotency-key-reused` when it repeats a command that made no event of any of these types.
    public void checkMade(Class<?>... types) {
        if (replayed && Arrays.stream(types).noneMatch(type -> last(type).isPresent())) {
            throw keyReused();
        }
    }

    private static ProblemException keyReused() {
        return new ProblemException(
                Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "the Idempotency-Key belongs to another request on this resource"));
    }

    /// An event of a known type and what its envelope says.
    public record Recorded<E>(E event, EventEnvelope envelope) {}

    private static Object fact(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case Event.OfModel(_, var event) -> event;
            case Event.OfArtifact(_, var event) -> event;
            case Event.OfRun(_, var event) -> event;
            case Event.OfTag(_, var event) -> event;
            case Event.OfErasure(_, var event) -> event;
        };
    }
}
