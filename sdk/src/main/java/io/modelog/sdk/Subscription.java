package io.modelog.sdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A handler that is called for events as they come, until it is closed. Connections that break are made again; with a
/// name, a later subscription of that name goes on where this one was, and nothing is handled twice after a [#close].
/// Thread-safe.
///
/// {@snippet file=ClientSubscriptions.java region=follow}
public final class Subscription implements AutoCloseable {
    /// Between two savings of the position.
    static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    /// How many times it is saved between two looks for dead letters that are to be tried again.
    private static final int RETRY_ROUNDS = 5;

    /// Longest text of what went wrong that is parked with an event, in characters.
    static final int ERROR_MAX = 4000;

    private final Subscriptions subscriptions;
    private final SubscribeOptions options;
    private final EventHandler handler;
    private final EventSource source;
    private final Handled handled;
    private final Semaphore permits;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final ReentrantLock saving = new ReentrantLock();
    private final List<Thread> threads = new ArrayList<>();
    private String saved;

    private Subscription(
            Subscriptions subscriptions,
            SubscribeOptions options,
            EventHandler handler,
            EventSource source,
            String position) {
        this.subscriptions = subscriptions;
        this.options = options;
        this.handler = handler;
        this.source = source;
        this.handled = new Handled(position);
        this.permits = new Semaphore(options.parallel(), true);
        this.saved = position;
    }

    static Subscription begin(
            Settings settings,
            Subscriptions subscriptions,
            EventFilter filter,
            SubscribeOptions options,
            EventHandler handler) {
        var name = options.name();
        var position = name == null ? "" : subscriptions.begin(name, options.from()).position();
        var start = name == null || position.isEmpty() ? begun(options) : "now";
        var source = new EventSource(settings, filter.route().with("from", start), position);
        var subscription = new Subscription(subscriptions, options, handler, source, position);
        subscription.start(subscription::receive);
        if (name != null) {
            subscription.start(() -> subscription.keep(name));
        }
        return subscription;
    }

    /// A known name whose position is empty has seen nothing of the log.
    private static String begun(SubscribeOptions options) {
        return options.name() == null ? options.from() : "beginning";
    }

    private synchronized void start(Runnable part) {
        threads.removeIf(thread -> !thread.isAlive());
        threads.add(Thread.ofVirtual().name("modelog-subscription").start(part));
    }

    private void receive() {
        try {
            source.run(
                    new EventSource.Sink() {
                        @Override
                        public void event(String id, Event event) throws InterruptedException {
                            if (handled.add(id, event)) {
                                start(() -> work(Handled.Place.of(event).partition()));
                            }
                        }

                        @Override
                        public void reached(String id) {
                            handled.reached(id);
                        }
                    });
        } catch (ModelogException e) {
            fail(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Handles what waits of one partition, in order.
    private void work(int partition) {
        try {
            var event = handled.first(partition);
            while (event != null && settled(event)) {
                event = handled.next(partition);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ModelogException e) {
            fail(e);
        }
    }

    /// Whether the event needs no more of this subscription: it is handled, or parked. False when the subscription is
    /// closed first.
    private boolean settled(Event event) throws InterruptedException {
        for (var attempt = 1; !isStopping(); attempt++) {
            var error = attempt(event);
            if (error == null) {
                return true;
            }
            if (attempt >= options.retries().attempts()) {
                park(event, error, attempt);
                return true;
            }
            var _ = stops(options.retries().delayAfter(attempt, Duration.ZERO));
        }
        return false;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean stops(Duration within) throws InterruptedException {
        return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private @Nullable Exception attempt(Event event) throws InterruptedException {
        permits.acquire();
        try {
            handler.handle(event);
            return null;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // whatever a handler throws has the event tried again
            return e;
        } finally {
            permits.release();
        }
    }

    private void park(Event event, Exception error, int attempts) {
        var name = options.name();
        if (name == null) {
            throw new SubscriptionFailedException(
                    "event %s could not be handled in %d attempts: %s"
                            .formatted(event.id(), attempts, text(error)),
                    error);
        }
        subscriptions.park(name, event, text(error), attempts);
    }

    private static String text(Exception error) {
        var text = Objects.requireNonNullElse(error.getMessage(), error.toString());
        return text.substring(0, Math.min(text.length(), ERROR_MAX));
    }

    private void fail(Exception cause) {
        failure.compareAndSet(null, cause);
        stop();
        ended.countDown();
    }

    private void stop() {
        stopping.countDown();
        handled.close();
        source.close();
    }

    private void keep(String name) {
        try {
            for (var round = 1; !stops(SAVE_EVERY); round++) {
                try {
                    save(name);
                    if (round % RETRY_ROUNDS == 0) {
                        retry(name);
                    }
                } catch (UnavailableException | ServerUnreachableException _) {
                    // the next time
                }
            }
        } catch (ModelogException e) {
            fail(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void save(String name) {
        saving.lock();
        try {
            var position = handled.position();
            if (!position.equals(saved)) {
                subscriptions.move(name, position);
                saved = position;
            }
        } finally {
            saving.unlock();
        }
    }

    private void retry(String name) throws InterruptedException {
        for (var letter : subscriptions.deadLetters(name)) {
            if (letter.retry() && !isStopping()) {
                var error = attempt(letter.event());
                if (error == null) {
                    subscriptions.discard(name, letter.event().id());
                } else {
                    park(letter.event(), error, letter.attempts() + 1);
                }
            }
        }
    }

    /// Up to where everything is handled, or parked.
    public String position() {
        return handled.position();
    }

    /// Waits until the subscription is closed. Throws [SubscriptionFailedException] when it ended by itself.
    public void join() throws InterruptedException {
        ended.await();
        checkFailure();
    }

    /// The same, for a while only. False when it goes on.
    public boolean join(Duration atMost) throws InterruptedException {
        if (!ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        checkFailure();
        return true;
    }

    private void checkFailure() {
        var cause = failure.get();
        if (cause != null) {
            throw cause instanceof SubscriptionFailedException failed
                    ? failed
                    : new SubscriptionFailedException(
                            "the subscription ended: " + cause.getMessage(), cause);
        }
    }

    /// Takes no more events, waits for those that are being handled, and saves the position. Throws
    /// [ModelogException] when it can not be saved: what was handled since the last time comes again then.
    @Override
    public void close() {
        stop();
        try {
            for (var thread : started()) {
                if (thread != Thread.currentThread()) {
                    thread.join();
                }
            }
            if (options.name() != null && failure.get() == null) {
                save(options.name());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private synchronized List<Thread> started() {
        return List.copyOf(threads);
    }
}
