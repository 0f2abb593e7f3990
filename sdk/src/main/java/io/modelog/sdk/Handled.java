package io.modelog.sdk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came and what of it is not handled yet; and so, up to where everything is. Events of a partition are handled one
/// after the other, in their order. Thread-safe.
final class Handled {
    /// Most events that wait; the connection is not read on while there are as many.
    static final int WAITING_MAX = 1000;

    record Place(int partition, long offset) {
        static Place of(Event event) {
            var place = LogPosition.parse(event.position()).offsets().entrySet().iterator().next();
            return new Place(place.getKey(), place.getValue());
        }
    }

    private final Map<Integer, Deque<Event>> waiting = new HashMap<>();
    private LogPosition seen;
    private int count;
    private boolean closed;

    Handled(String position) {
        seen = LogPosition.parse(position);
    }

    synchronized void reached(String id) {
        seen = LogPosition.parse(id);
    }

    /// True when nothing of its partition was waiting, so that somebody has to begin. Waits for room.
    synchronized boolean add(String id, Event event) throws InterruptedException {
        while (count >= WAITING_MAX && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException("the subscription is closed");
        }
        seen = LogPosition.parse(id);
        count++;
        var lane = waiting.computeIfAbsent(Place.of(event).partition(), _ -> new ArrayDeque<>());
        lane.add(event);
        return lane.size() == 1;
    }

    synchronized @Nullable Event first(int partition) {
        var lane = waiting.get(partition);
        return lane == null ? null : lane.peek();
    }

    /// The first of a partition is handled. Returns the next; null when somebody has to begin again once one comes.
    synchronized @Nullable Event next(int partition) {
        var lane = waiting.get(partition);
        if (lane == null || lane.poll() == null) {
            return null;
        }
        count--;
        notifyAll();
        return lane.peek();
    }

    /// Whoever waits for room is told that there will be none.
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// All up to here is handled.
    synchronized String position() {
        var position = seen;
        for (var lane : waiting.values()) {
            if (!lane.isEmpty()) {
                var place = Place.of(lane.getFirst());
                position = position.before(place.partition(), place.offset());
            }
        }
        return position.toString();
    }
}
