package io.modelog.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a node knows of itself and of who writes which slot; `applied` is the position of its views.
///
/// {@snippet file=ClientConnect.java region=node}
public record NodeStatus(String node, String url, List<Slot> slots, String applied) {
    public NodeStatus {
        slots = List.copyOf(slots);
    }

    /// A share of the log's partitions, with its owner if it has one.
    public record Slot(int slot, @Nullable String owner, @Nullable String url, boolean local) {}
}
