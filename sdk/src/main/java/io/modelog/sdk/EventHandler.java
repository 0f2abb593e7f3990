package io.modelog.sdk;

/// What a subscriber does with an event. It may be called from several threads at once, but for events of one model it is
/// called for one after the other, in their order. An event may come twice when the subscriber was killed.
///
/// {@snippet file=ClientSubscriptions.java region=follow}
@FunctionalInterface
public interface EventHandler {
    /// Whatever it throws has the event tried again, and in the end parked.
    void handle(Event event) throws Exception;
}
