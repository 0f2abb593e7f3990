package io.modelog.api.http;

import io.modelog.projector.Projector;
import io.modelog.projector.view.Views;
import io.modelog.projector.writer.Writers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What this node can do by now. It serves from the moment it was first ready; whether it still is, is for `/readyz` to
/// say and for a load balancer to act on. Thread-safe.
public final class Readiness {
    private volatile @Nullable Projector projector;
    private volatile boolean wasReady;

    public void opened(Projector started) {
        projector = started;
    }

    /// What is missing; empty when the node is ready.
    public List<String> missing() {
        var open = projector;
        if (open == null) {
            return List.of("the node is starting");
        }
        var missing = open.notReady();
        wasReady |= missing.isEmpty();
        return missing;
    }

    /// Throws the problem `not-ready` unless nothing is missing now.
    public void check() {
        var missing = missing();
        if (!missing.isEmpty()) {
            throw notReady(missing);
        }
    }

    /// Throws the problem `not-ready` until the node was ready once.
    public Views views() {
        return ready().views();
    }

    /// Throws the problem `not-ready` until the node was ready once.
    public Writers writers() {
        return ready().writers();
    }

    /// Throws the problem `not-ready` until the node was ready once.
    public Projector projector() {
        return ready();
    }

    private Projector ready() {
        if (!wasReady) {
            check();
        }
        return Objects.requireNonNull(projector, "a node that was ready has a projector");
    }

    private static ProblemException notReady(List<String> missing) {
        return new ProblemException(
                new Problem(
                        ProblemType.NOT_READY,
                        String.join("; ", missing),
                        Map.of("missing", missing)));
    }
}
