package io.modelog.projector.writer;

import io.modelog.projector.view.Views;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one slot while this node owns it: opens (fences whoever wrote before, waits until the own views show all that
/// is committed), then takes commands, each transaction carrying all that queued while the last one committed.
///
/// Whoever else believes to own the slot is stopped by the producer epoch of its `transactional.id`, not by this class.
final class SlotWriter {
    /// Most commands in one transaction.
    static final int COMMANDS_PER_TRANSACTION_MAX = 2000;

    /// Most commands that wait; one more is answered [Outcome.Unavailable].
    static final int QUEUE_MAX = 10_000;

    /// Between losing a producer and trying again: long enough for the group to tell a former owner that it is one.
    static final Duration REOPEN_AFTER = Duration.ofSeconds(1);

    /// How long a writer stands still so that its views show all that it remembers, before it forgets that.
    private static final Duration FORGET_WITHIN = Duration.ofSeconds(1);

    private static final int IDLE_MILLIS = 100;
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SlotWriter.class);

    private final SlotLog slot;
    private final Views views;
    private final StreamHeads heads;
    private final Supplier<GroupCommit> commits;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Deque<Pending> unresolved = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean serving;
    private volatile boolean stopped;
    private volatile boolean forgetful;

    SlotWriter(SlotLog slot, Views views, StreamHeads heads, Supplier<GroupCommit> commits) {
        this.slot = slot;
        this.views = views;
        this.heads = heads;
        this.commits = commits;
        this.thread =
                Thread.ofPlatform()
                        .name("modelog-writer-" + slot.number())
                        .daemon()
                        .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isServing() {
        return serving;
    }

    /// Has it forget the state of its streams soon: a subject was erased whom it may name.
    void forget() {
        forgetful = true;
    }

    void submit(Pending pending) {
        if (stopped || !queue.offer(pending)) {
            pending.complete(
                    new Outcome.Unavailable(
                            stopped ? "this node gave the slot up" : "too many commands wait"));
        } else if (stopped) {
            refuse(queue);
        }
    }

    private void run() {
        try {
            while (!stopped) {
                serveOnce();
                if (!stopped) {
                    Thread.sleep(REOPEN_AFTER);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped = true;
            refuse(unresolved);
            refuse(queue);
        }
    }

    /// Whatever ends it, the slot is opened again while this node owns it: Kafka assigns it only once.
    private void serveOnce() throws InterruptedException {
        try (var producer = new Closing(slot.producer())) {
            var announced = open(producer.producer());
            serving = true;
            LOG.atInfo().addKeyValue("slot", slot.number()).log("slot opened");
            serve(producer.producer(), announced);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            LOG.atWarn()
                    .addKeyValue("slot", slot.number())
                    .log("fenced: another node writes the slot");
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("slot", slot.number()).setCause(e).log("slot lost its broker");
        } catch (RuntimeException | Error e) { // the edge of the thread
            LOG.atError().addKeyValue("slot", slot.number()).setCause(e).log("slot failed");
        } finally {
            serving = false;
            heads.clear();
        }
    }

    /// A producer's own `close()` waits without bound.
    private record Closing(Producer<byte[], byte[]> producer) implements AutoCloseable {
        @Override
        public void close() {
            producer.close(CLOSE_AT_MOST);
        }
    }

    /// Returns the offset of the announcement.
    private long open(Producer<byte[], byte[]> producer) throws InterruptedException {
        producer.initTransactions();
        var end = slot.settle(producer);
        while (!views.await(end, Duration.ofSeconds(1))) {
            checkOwned();
            LOG.atInfo().addKeyValue("slot", slot.number()).log("waiting for the views");
        }
        checkOwned();
        return slot.announce(producer);
    }

    /// A writer that was stopped while it opened must not announce itself over its successor.
    private void checkOwned() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("the slot was given up while it was opened");
        }
    }

    private void serve(Producer<byte[], byte[]> producer, long announced)
            throws InterruptedException {
        resolve(producer);
        var batch = new ArrayList<Pending>();
        while (!stopped) {
            forgetErased();
            var first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, COMMANDS_PER_TRANSACTION_MAX - 1);
                write(producer, batch);
                batch.clear();
            } else if (slot.isAnnouncedByOtherSince(announced)) {
                LOG.atWarn().addKeyValue("slot", slot.number()).log("superseded while idle");
                return;
            }
        }
    }

    private void forgetErased() throws InterruptedException {
        if (forgetful) {
            forgetful = false;
            if (views.await(heads.last(), FORGET_WITHIN)) {
                heads.clear();
            } else {
                forgetful = true;
            }
        }
    }

    /// Decides again what a lost transaction held, one command in each, so that one that Kafka refuses is found and
    /// answered, and does not keep the others from the log.
    private void resolve(Producer<byte[], byte[]> producer) throws InterruptedException {
        while (!unresolved.isEmpty() && !stopped) {
            var pending = unresolved.removeFirst();
            try {
                write(producer, List.of(pending));
            } catch (KafkaException e) {
                if (isRefusal(e)) {
                    unresolved
                            .removeLast()
                            .complete(
                                    new Outcome.Unavailable(
                                            "Kafka refuses the event: " + e.getMessage()));
                }
                throw e;
            }
        }
    }

    private static boolean isRefusal(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException
                    || cause instanceof InvalidTimestampException
                    || cause instanceof InvalidRecordException) {
                return true;
            }
        }
        return false;
    }

    private void write(Producer<byte[], byte[]> producer, List<Pending> batch)
            throws InterruptedException {
        var commit = commits.get();
        var committed = false;
        try {
            for (var pending : batch) {
                decide(commit, pending);
            }
            commit.commit(producer);
            committed = true;
        } finally {
            if (!committed) {
                batch.forEach(pending -> unresolved.add(pending.again()));
            }
        }
    }

    /// A command that can not be decided at all (a damaged stream, a defect) must not take the others with it.
    private static void decide(GroupCommit commit, Pending pending) {
        try {
            commit.decide(pending);
        } catch (RuntimeException e) { // the edge of one command
            LOG.atError()
                    .addKeyValue("stream", pending.request().command().stream())
                    .addKeyValue("command", pending.request().commandId())
                    .setCause(e)
                    .log("command cannot be decided");
            pending.complete(
                    new Outcome.Unavailable("the stream cannot be read: " + e.getMessage()));
        }
    }

    /// Takes what waits out of a queue, one by one, as callers may do this too.
    private static void refuse(Queue<Pending> waiting) {
        for (var pending = waiting.poll(); pending != null; pending = waiting.poll()) {
            pending.complete(
                    new Outcome.Unavailable(
                            "this node lost the slot before the outcome was known"));
        }
    }

    /// Ends after the transaction in progress; waits for it at most `atMost`.
    void stop(Duration atMost) {
        stopped = true;
        try {
            thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
