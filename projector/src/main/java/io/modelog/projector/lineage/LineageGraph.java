package io.modelog.projector.lineage;

import io.modelog.events.artifact.ArtifactKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a walk found.
///
/// @param start id of the node it began at
/// @param nodes by depth, the start first
/// @param edges between these nodes
/// @param found ids of the nodes that were wanted, when only some were
/// @param cut what the walk left out; null when it saw all
public record LineageGraph(
        String start,
        List<Node> nodes,
        List<LineageEdge> edges,
        List<String> found,
        @Nullable Cut cut) {
    public LineageGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        found = List.copyOf(found);
    }

    /// A node and what is known of it; what does not apply to its type is null.
    ///
    /// @param id `artifact:<name>@<n>`, `model:<name>@<n>`, `run:<id>` or `step:<run>/<name>`
    /// @param depth how many edges it is away from the start
    /// @param name of the artifact, the model, the step, or the run
    /// @param version of the artifact or the model
    /// @param run id of the run, or of the step's
    /// @param versionName of the model version
    /// @param exists whether it can be read: false of what was deleted, or only heard of
    public record Node(
            String id,
            LineageQuery.NodeType type,
            int depth,
            String name,
            @Nullable Long version,
            @Nullable UUID run,
            @Nullable String pipeline,
            @Nullable ArtifactKind kind,
            @Nullable String uri,
            @Nullable String versionName,
            @Nullable String stage,
            @Nullable String status,
            boolean exists) {}

    /// Where a walk ended before all was seen.
    ///
    /// @param by which bound ended it: `depth`, `limit` or `edges`
    /// @param at ids of nodes from which more could be reached, at most [#AT_MAX]
    public record Cut(String by, List<String> at) {
        public static final int AT_MAX = 100;

        public Cut {
            at = List.copyOf(at);
        }
    }
}
