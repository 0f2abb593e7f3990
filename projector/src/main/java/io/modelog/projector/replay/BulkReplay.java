package io.modelog.projector.replay;

import io.modelog.events.codec.EventCodec;
import io.modelog.projector.view.BulkFold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/// Folds the log from its start into new views, as fast as the machine can: partitions side by side.
record BulkReplay(String bootstrapServers, EventCodec codec, Room room, Course course) {
    /// More threads wait for each other in RocksDB.
    private static final int FOLDS_MAX = 4;

    /// @param directory does not exist yet; when this throws, what is there is of no use
    /// @param ends offset of each partition to fold up to
    void into(Path directory, long[] ends) throws InterruptedException {
        var folds = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, FOLDS_MAX);
        course.folds(ends);
        try (var views = new BulkFold(directory, codec, folds)) {
            run(views, directory, ends);
            views.finish();
        }
    }

    private void run(BulkFold views, Path directory, long[] ends) throws InterruptedException {
        var threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("views-replay-", 0).factory());
        try (threads) {
            var folds = new ExecutorCompletionService<Void>(threads);
            var shares = views.shares();
            var running = new ArrayList<Callable<Void>>();
            for (var number = 0; number < shares.size(); number++) {
                var share = number;
                running.add(() -> {
                    fold(shares.get(share), share, shares.size(), directory, ends);
                    return null;
                });
            }
            running.forEach(folds::submit);
            try {
                for (var _ : running) {
                    folds.take().get();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException("folding the log failed", e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private void fold(BulkFold.Share share, int number, int shares, Path directory, long[] ends) {
        var next = new long[ends.length];
        try (var reader = new LogReader(bootstrapServers, p -> p % shares == number, next)) {
            while (!reader.hasReached(ends)) {
                course.check();
                room.check(directory);
                var records = reader.poll(ends);
                var folded = LogReader.fold(records, ends, share::apply);
                share.flush(reader.positions());
                course.folded(folded, reader.positions());
            }
        }
    }
}
