package io.modelog.projector.subject;

import io.modelog.events.codec.SealedText;
import io.modelog.events.codec.Seals;
import io.modelog.events.id.Actor;
import io.modelog.events.id.KeyId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// What `modelog.keys` says, as far as this node has read it. Thread-safe.
public final class Keyring implements Seals {
    /// How long a text whose key is not known waits for the end of `modelog.keys`.
    static final Duration WAIT = Duration.ofSeconds(30);

    private final Map<KeyId, SubjectKey> keys = new ConcurrentHashMap<>();
    private final Map<Actor, SubjectKey> current = new ConcurrentHashMap<>();
    private final Map<KeyId, KeyId> erased = new ConcurrentHashMap<>();
    private final Map<KeyId, String> damaged = new ConcurrentHashMap<>();
    private final Duration wait;
    private Optional<KeyId> lastErased = Optional.empty();
    private boolean complete;
    private long completeAt;

    public Keyring() {
        this(WAIT);
    }

    Keyring(Duration wait) {
        this.wait = wait;
    }

    /// Throws [KeyMissing] when the end of `modelog.keys` is reached, or can not be, and the key is not there.
    @Override
    public String open(SealedText text) {
        var known = known(text);
        if (known.isPresent()) {
            return known.get();
        }
        var end = awaitEnd(() -> known(text).isPresent());
        return known(text)
                .orElseThrow(() ->
                        new KeyMissing(
                                text.key(),
                                damaged.getOrDefault(
                                        text.key(),
                                        end
                                                ? "is not in modelog.keys"
                                                : "is not known, and modelog.keys could not be read within "
                                                        + wait)));
    }

    private Optional<String> known(SealedText text) {
        var key = keys.get(text.key());
        if (key != null) {
            return Optional.of(key.open(text.sealed()));
        }
        return Optional.ofNullable(erased.get(text.key())).map(KeyId::pseudonym);
    }

    /// A key that new texts of a subject can be sealed with.
    public Optional<SubjectKey> of(Actor subject) {
        return Optional.ofNullable(current.get(subject));
    }

    /// All keys of a subject, of which there is more than one when several writers met it at once.
    public List<KeyId> all(Actor subject) {
        return keys.values().stream()
                .filter(key -> key.subject().equals(subject))
                .map(SubjectKey::id)
                .sorted()
                .toList();
    }

    /// How many keys each subject has, by name.
    public SortedMap<String, Integer> subjects() {
        var subjects = new TreeMap<String, Integer>();
        keys.values().forEach(key -> subjects.merge(key.subject().value(), 1, Integer::sum));
        return subjects;
    }

    /// Takes a record of the topic, in its order; one of this node's own may come before.
    public synchronized void take(KeyRecord record) {
        damaged.remove(record.id());
        switch (record) {
            case KeyRecord.Held(var key) -> {
                if (!erased.containsKey(key.id())) {
                    keys.putIfAbsent(key.id(), key);
                    current.putIfAbsent(key.subject(), key);
                    notifyAll();
                }
            }
            case KeyRecord.Erased(var id, var first) -> {
                erased.put(id, first);
                var key = keys.remove(id);
                if (key != null) {
                    current.remove(key.subject(), key);
                }
                lastErased = Optional.of(id);
                notifyAll();
            }
        }
    }

    /// A record that says nothing about its key.
    void damaged(KeyId key, String why) {
        damaged.put(key, why);
    }

    /// The key that was erased last.
    synchronized Optional<KeyId> lastErased() {
        return lastErased;
    }

    /// Says that all is read that was committed at a time of [System#nanoTime].
    synchronized void completeAt(long nanos) {
        complete = true;
        completeAt = nanos;
        notifyAll();
    }

    /// Waits until all is read that is committed now; false when that takes too long.
    public boolean awaitEnd() {
        return awaitEnd(() -> false);
    }

    private synchronized boolean awaitEnd(BooleanSupplier enough) {
        var now = System.nanoTime();
        var deadline = now + wait.toNanos();
        try {
            while (!enough.getAsBoolean() && (!complete || completeAt - now < 0)) {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Waits until a key was erased, and another than this one last; false when the time is over first.
    synchronized boolean awaitErased(Optional<KeyId> since, Duration atMost)
            throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (lastErased.isEmpty() || lastErased.equals(since)) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
