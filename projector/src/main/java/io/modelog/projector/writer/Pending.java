package io.modelog.projector.writer;

import io.modelog.events.id.StreamId;
import java.util.concurrent.CompletableFuture;

/// A command that waits for its outcome. Two are never equal, even if they ask the same.
final class Pending {
    private final CommandRequest request;
    private final StreamId stream;
    private final CompletableFuture<Outcome> outcome;

    Pending(CommandRequest request) {
        this(request, new CompletableFuture<>());
    }

    private Pending(CommandRequest request, CompletableFuture<Outcome> outcome) {
        this.request = request;
        this.stream = request.command().stream();
        this.outcome = outcome;
    }

    CommandRequest request() {
        return request;
    }

    StreamId stream() {
        return stream;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    void complete(Outcome result) {
        outcome.complete(result);
    }

    /// The same caller, whose command may be in the log already.
    Pending again() {
        return new Pending(request.again(), outcome);
    }
}
