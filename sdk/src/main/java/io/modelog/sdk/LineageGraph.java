package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a walk through the lineage found.
///
/// {@snippet file=ClientLineage.java region=made-from}
///
/// @param start id of the node it began at
/// @param nodes by depth, the start first
/// @param found ids of the nodes that were wanted, when only some were
/// @param cut where it ended before all was seen; null when it saw all
public record LineageGraph(
        String start, List<Node> nodes, List<Edge> edges, List<String> found, @Nullable Cut cut) {
    public LineageGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        found = List.copyOf(found);
    }

    /// What does not apply to its type is null.
    ///
    /// @param depth how many edges it is away from the start
    /// @param name of the artifact, the model, the step, or the run
    /// @param exists false of what was deleted, or only heard of
    public record Node(
            String id,
            LineageRequest.NodeType type,
            int depth,
            String name,
            @Nullable Long version,
            @Nullable String run,
            @Nullable String pipeline,
            @Nullable ArtifactKind kind,
            @Nullable String uri,
            @Nullable String versionName,
            @Nullable Stage stage,
            @Nullable String status,
            boolean exists) {}

    /// From the earlier to the later.
    public record Edge(String from, String to, EdgeType type) {}

    /// How one thing went into another.
    public enum EdgeType {
        READ,
        WROTE,
        LINKED,
        MADE,
        USED,
        PART;

        @JsonCreator
        public static EdgeType of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param by `depth`, `limit` or `edges`
    /// @param at ids of nodes from which more could be reached, 100 at most
    public record Cut(String by, List<String> at) {
        public Cut {
            at = List.copyOf(at);
        }
    }
}
