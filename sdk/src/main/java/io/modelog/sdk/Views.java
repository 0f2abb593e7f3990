package io.modelog.sdk;

import java.util.Map;

/// The views of a node, which it folds from the log. A rebuild and a verification go on without the client; it looks
/// how far they are with [#rebuild] and [#verification].
///
/// {@snippet file=ClientViews.java region=rebuild}
public final class Views {
    private static final Route REBUILD = Route.api("views", "rebuild");
    private static final Route VERIFY = Route.api("views", "verify");

    private final Transport transport;

    Views(Transport transport) {
        this.transport = transport;
    }

    public ViewsStatus status() {
        return transport.get(Route.api("views"), ViewsStatus.class);
    }

    /// Begins to fold the log into new views that take the place of those that serve. Refused with
    /// [ConflictException] while a rebuild or a verification runs.
    public Replay beginRebuild() {
        return transport.post(REBUILD, Map.of(), Replay.class);
    }

    /// The one begun last; [NotFoundException] when there is none.
    public Replay rebuild() {
        return transport.get(REBUILD, Replay.class);
    }

    /// The views stay as they are.
    public void abortRebuild() {
        transport.delete(REBUILD);
    }

    /// Begins to compare the views with a fresh fold of the log. Refused as [#beginRebuild].
    public Replay beginVerification() {
        return transport.post(VERIFY, Map.of(), Replay.class);
    }

    /// The one begun last; [NotFoundException] when there is none.
    public Replay verification() {
        return transport.get(VERIFY, Replay.class);
    }

    public void abortVerification() {
        transport.delete(VERIFY);
    }
}
