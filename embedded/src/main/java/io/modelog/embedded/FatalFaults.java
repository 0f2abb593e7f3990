package io.modelog.embedded;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Exit;

/// Kafka's wish to end the process, turned into a failed future while a broker starts. Afterwards the wish is granted
/// again: a node without its log has nothing to do.
final class FatalFaults implements AutoCloseable {

    private final CompletableFuture<Object> first = new CompletableFuture<>();

    private FatalFaults() {}

    static FatalFaults intercept() {
        var faults = new FatalFaults();
        Exit.setExitProcedure(faults::record);
        Exit.setHaltProcedure(faults::record);
        return faults;
    }

    /// Fails with the first fault; never completes otherwise.
    CompletableFuture<Object> first() {
        return first;
    }

    @Override
    public void close() {
        // Not Exit.reset…: that leaves procedures that throw, and a broker on a full disk would
        // linger.
        Exit.setExitProcedure((status, _) -> System.exit(status));
        Exit.setHaltProcedure((status, _) -> Runtime.getRuntime().halt(status));
    }

    private void record(int status, String message) {
        var fault =
                new IllegalStateException(
                        "Kafka gave up with status %d in %s; its log says why"
                                .formatted(status, Thread.currentThread().getName()));
        first.completeExceptionally(fault);
        throw fault;
    }
}
