package io.modelog.sdk;

import java.util.Map;

/// Who follows the log by a name, how far, and what could not be handled.
///
/// {@snippet file=ClientSubscriptions.java region=dead-letters}
public final class Subscriptions {
    private static final String PATH = "subscriptions";
    private static final String LETTERS = "dead-letters";

    private final Transport transport;

    Subscriptions(Transport transport) {
        this.transport = transport;
    }

    public Listing<SubscriptionStatus> list() {
        return transport.list(Route.api(PATH), SubscriptionStatus.class);
    }

    public SubscriptionStatus get(String name) {
        return transport.get(Route.api(PATH, name), SubscriptionStatus.class);
    }

    /// Begins one; one that is there stays as it is.
    ///
    /// @param from `now`, `beginning` or a position
    public SubscriptionStatus begin(String name, String from) {
        return transport.put(Route.api(PATH, name), Map.of("from", from), SubscriptionStatus.class);
    }

    /// Says up to where events are handled.
    public SubscriptionStatus move(String name, String position) {
        return transport.put(
                Route.api(PATH, name, "position"),
                Map.of("position", position),
                SubscriptionStatus.class);
    }

    /// Forgets it and its dead letters.
    public void delete(String name) {
        transport.delete(Route.api(PATH, name));
    }

    /// The one parked first is first.
    public Listing<DeadLetter> deadLetters(String name) {
        return transport.list(Route.api(PATH, name, LETTERS), DeadLetter.class);
    }

    /// Puts an event aside; a letter of the same event is replaced.
    public DeadLetter park(String name, Event event, String error, int attempts) {
        return transport.put(
                Route.api(PATH, name, LETTERS, event.id()),
                Map.of(
                        "stream", event.stream(),
                        "sequence", event.sequence(),
                        "position", event.position(),
                        "error", error,
                        "attempts", attempts),
                DeadLetter.class);
    }

    /// Has the subscriber try it again.
    public DeadLetter retry(String name, String eventId) {
        return transport.post(
                Route.api(PATH, name, LETTERS, eventId, "retry"), Map.of(), DeadLetter.class);
    }

    /// Forgets a dead letter: it is handled, or of no interest.
    public void discard(String name, String eventId) {
        transport.delete(Route.api(PATH, name, LETTERS, eventId));
    }
}
