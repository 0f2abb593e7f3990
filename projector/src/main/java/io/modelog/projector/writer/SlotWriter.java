package io.modelog.projector.writer;

import io.modelog.projector.view.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one slot while this node owns it: opens (fences whoever wrote before, waits until the own views show all that
/// is committed), then takes commands, each transaction carrying all that queued while the last one committed.
///
/// Whoever else believes to own the slot is stopped by the producer epoch of its `transactional.id`, not by this class.
final class SlotWriter implements AutoCloseable {
    /// Most commands in one transaction.
    static final int COMMANDS_PER_TRANSACTION_MAX = 2000;

    /// Most commands that wait; one more is answered [Outcome.Unavailable].
    static final int QUEUE_MAX = 10_000;

    /// Between losing a producer and trying again: long enough for the group to tell a former owner that it is one.
    static final Duration REOPEN_AFTER = Duration.ofSeconds(1);

    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SlotWriter.class);

    private final SlotLog slot;
    private final Views views;
    private final StreamHeads heads;
    private final Supplier<GroupCommit> commits;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final List<Pending> unresolved = new ArrayList<>();
    private final Thread thread;
    private volatile boolean serving;
    private volatile boolean stopped;

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

    void submit(Pending pending) {
        if (stopped || !queue.offer(pending)) {
            pending.complete(
                    new Outcome.Unavailable(
                            stopped ? "this node gave the slot up" : "too many commands wait"));
        } else if (stopped) {
            refuseQueued();
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
            refuseQueued();
        }
    }

    private void serveOnce() throws InterruptedException {
        var producer = slot.producer();
        try {
            open(producer);
            serving = true;
            LOG.atInfo().addKeyValue("slot", slot.number()).log("slot opened");
            serve(producer);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            LOG.atWarn()
                    .addKeyValue("slot", slot.number())
                    .log("fenced: another node writes the slot");
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("slot", slot.number()).setCause(e).log("slot lost its broker");
        } finally {
            serving = false;
            heads.clear();
            producer.close(CLOSE_AT_MOST);
        }
    }

    private void open(Producer<byte[], byte[]> producer) throws InterruptedException {
        producer.initTransactions();
        var end = slot.end();
        while (!stopped && !views.await(end, Duration.ofSeconds(1))) {
            LOG.atInfo().addKeyValue("slot", slot.number()).log("waiting for the views");
        }
        slot.announce(producer);
    }

    private void serve(Producer<byte[], byte[]> producer) throws InterruptedException {
        var batch = new ArrayList<>(unresolved);
        unresolved.clear();
        while (!stopped) {
            if (batch.isEmpty()) {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, COMMANDS_PER_TRANSACTION_MAX - 1);
            }
            write(producer, batch);
            batch.clear();
        }
        batch.forEach(
                pending -> pending.complete(new Outcome.Unavailable("this node gave the slot up")));
    }

    private void write(Producer<byte[], byte[]> producer, List<Pending> batch)
            throws InterruptedException {
        var commit = commits.get();
        try {
            for (var pending : batch) {
                decide(commit, pending);
            }
            commit.commit(producer);
        } catch (KafkaException | InterruptedException e) {
            batch.forEach(pending -> unresolved.add(pending.again()));
            throw e;
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

    private void refuseQueued() {
        var left = new ArrayList<>(unresolved);
        queue.drainTo(left);
        left.forEach(pending ->
                pending.complete(
                        new Outcome.Unavailable(
                                "this node lost the slot before the outcome was known")));
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

    @Override
    public void close() {
        stop(Duration.ofSeconds(5));
    }
}
