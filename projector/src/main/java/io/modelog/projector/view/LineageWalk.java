package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.projector.lineage.LineageEdge;
import io.modelog.projector.lineage.LineageEdge.EdgeType;
import io.modelog.projector.lineage.LineageGraph;
import io.modelog.projector.lineage.LineageNode;
import io.modelog.projector.lineage.LineageNode.ArtifactVersion;
import io.modelog.projector.lineage.LineageNode.ModelVersion;
import io.modelog.projector.lineage.LineageNode.Run;
import io.modelog.projector.lineage.LineageNode.Step;
import io.modelog.projector.lineage.LineageQuery;
import io.modelog.projector.lineage.LineageQuery.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks the lineage breadth first, within the bounds of a query. For one walk.
///
/// A step does not lead through its run to the other steps: what one of them read says nothing of what another wrote.
/// From a step a walk goes through the run only to the versions that the run made or used.
final class LineageWalk {
    /// A node, and whether it is a run that was reached from one of its steps.
    private record Place(LineageNode node, boolean fromStep) {}

    /// Takes a node that one leads to; false ends the reading.
    @FunctionalInterface
    private interface Next {
        boolean take(LineageNode node, EdgeType type, boolean fromStep);
    }

    private final LineageRows rows;
    private final LineageDescriptions descriptions;
    private final LineageQuery query;
    private final Map<LineageNode, Integer> depths = new LinkedHashMap<>();
    private final Map<LineageNode, LineageNode> reachedFrom = new HashMap<>();
    private final Set<LineageEdge> edges = new LinkedHashSet<>();
    private final List<LineageNode> cutAt = new ArrayList<>();
    private @Nullable String cutBy;
    private boolean full;

    LineageWalk(LineageRows rows, LineageDescriptions descriptions, LineageQuery query) {
        this.rows = rows;
        this.descriptions = descriptions;
        this.query = query;
    }

    LineageGraph from(LineageNode start) {
        depths.put(start, 0);
        if (query.direction() != Direction.DOWNSTREAM) {
            walk(start, false);
        }
        if (query.direction() != Direction.UPSTREAM) {
            walk(start, true);
        }
        return graph(start);
    }

    private void walk(LineageNode start, boolean down) {
        var seen = new HashSet<Place>();
        var reached = List.of(new Place(start, false));
        seen.add(reached.getFirst());
        for (var depth = 1; !reached.isEmpty() && !full && depth <= query.depth(); depth++) {
            var next = new ArrayList<Place>();
            for (var place : reached) {
                expand(place, down, depth, seen, next);
            }
            reached = next;
        }
        if (!full) {
            reached.forEach(place -> cutByDepth(place, down));
        }
    }

    private void expand(
            Place place, boolean down, int depth, Set<Place> seen, List<Place> reached) {
        if (full) {
            cut(cutBy, place.node());
            return;
        }
        read(
                place,
                down,
                (node, type, fromStep) -> {
                    if (!depths.containsKey(node) && depths.size() == query.limit()) {
                        return end("limit", place.node());
                    }
                    if (edges.size() == LineageQuery.EDGES_MAX) {
                        return end("edges", place.node());
                    }
                    if (depths.putIfAbsent(node, depth) == null) {
                        reachedFrom.put(node, place.node());
                    }
                    edges.add(edge(place.node(), node, down, type));
                    var next = new Place(node, fromStep);
                    if (seen.add(next)) {
                        reached.add(next);
                    }
                    return true;
                });
    }

    private boolean end(String by, LineageNode at) {
        full = true;
        cut(by, at);
        return false;
    }

    private void cut(@Nullable String by, LineageNode at) {
        cutBy = by;
        if (cutAt.size() < LineageGraph.Cut.AT_MAX) {
            cutAt.add(at);
        }
    }

    private void cutByDepth(Place place, boolean down) {
        read(
                place,
                down,
                (node, _, _) -> {
                    if (depths.containsKey(node)) {
                        return true;
                    }
                    cut("depth", place.node());
                    return false;
                });
    }

    private static LineageEdge edge(
            LineageNode one, LineageNode other, boolean down, EdgeType type) {
        return down
                ? new LineageEdge(one.toString(), other.toString(), type)
                : new LineageEdge(other.toString(), one.toString(), type);
    }

    private void read(Place place, boolean down, Next next) {
        switch (place.node()) {
            case ArtifactVersion artifact -> ofArtifact(artifact, down, next);
            case Step step -> ofStep(step, down, next);
            case Run run -> ofRun(run, place.fromStep(), down, next);
            case ModelVersion version -> ofVersion(version, down, next);
        }
    }

    private void ofArtifact(ArtifactVersion artifact, boolean down, Next next) {
        var _ =
                rows.steps(
                                artifact,
                                !down,
                                step ->
                                        next.take(
                                                step, down ? EdgeType.READ : EdgeType.WROTE, false))
                        && rows.links(
                                artifact,
                                (version, kind) ->
                                        feeds(artifact, version, kind) != down
                                                || next.take(version, EdgeType.LINKED, false));
    }

    private void ofStep(Step step, boolean down, Next next) {
        var run = new Run(step.run());
        var more =
                rows.artifacts(
                        step,
                        down,
                        artifact ->
                                next.take(artifact, down ? EdgeType.WROTE : EdgeType.READ, false));
        if (more && leads(run, down)) {
            next.take(run, EdgeType.PART, true);
        }
    }

    /// Whether a run made a version, or when that is what leads upstream, used one.
    private boolean leads(Run run, boolean down) {
        var leads = new boolean[1];
        rows.attachments(
                run,
                (version, held) -> {
                    leads[0] = made(run, version, held) == down;
                    return !leads[0];
                });
        return leads[0];
    }

    private void ofRun(Run run, boolean fromStep, boolean down, Next next) {
        var more =
                rows.attachments(
                        run,
                        (version, held) ->
                                made(run, version, held) != down
                                        || next.take(
                                                version,
                                                down ? EdgeType.MADE : EdgeType.USED,
                                                false));
        if (more && !fromStep) {
            rows.steps(run, step -> next.take(step, EdgeType.PART, false));
        }
    }

    private void ofVersion(ModelVersion version, boolean down, Next next) {
        var _ =
                rows.links(
                                version,
                                (artifact, kind) ->
                                        feeds(artifact, version, kind) == down
                                                || next.take(artifact, EdgeType.LINKED, false))
                        && rows.attachments(
                                version,
                                (run, held) ->
                                        made(run, version, held) == down
                                                || next.take(
                                                        run,
                                                        down ? EdgeType.USED : EdgeType.MADE,
                                                        false));
    }

    /// Whether a linked artifact version went into the version. A model did, an endpoint serves it; data did, unless a
    /// run that used the version wrote it.
    private boolean feeds(ArtifactVersion artifact, ModelVersion version, ArtifactKind kind) {
        return switch (kind) {
            case MODEL -> true;
            case ENDPOINT -> false;
            case DATA ->
                    rows.steps(
                            artifact,
                            true,
                            step -> {
                                var run = new Run(step.run());
                                var held = rows.held(run, version);
                                return held == null || made(run, version, held);
                            });
        };
    }

    /// Whether an attached run made the version: it held it, or was under way when the version was created.
    private boolean made(Run run, ModelVersion version, boolean held) {
        if (held) {
            return true;
        }
        var started = descriptions.run(run);
        var created = descriptions.version(version);
        return started != null
                && created != null
                && !started.startedAt().isAfter(created.createdAt());
    }

    private LineageGraph graph(LineageNode start) {
        var nodes = new ArrayList<LineageGraph.Node>();
        depths.forEach((node, depth) -> nodes.add(descriptions.of(node, depth)));
        var cut =
                cutBy == null
                        ? null
                        : new LineageGraph.Cut(
                                cutBy, cutAt.stream().map(LineageNode::toString).toList());
        return query.isChoosy()
                ? chosen(start, nodes, cut)
                : new LineageGraph(start.toString(), nodes, List.copyOf(edges), List.of(), cut);
    }

    /// The wanted nodes, and a shortest way to each.
    private LineageGraph chosen(
            LineageNode start, List<LineageGraph.Node> nodes, LineageGraph.@Nullable Cut cut) {
        var found = new ArrayList<String>();
        var kept = new HashSet<String>();
        kept.add(start.toString());
        var each = nodes.iterator();
        for (var node : depths.keySet()) {
            if (query.wants(each.next())) {
                found.add(node.toString());
                for (var way = node; way != null && kept.add(way.toString()); ) {
                    way = reachedFrom.get(way);
                }
            }
        }
        return new LineageGraph(
                start.toString(),
                nodes.stream().filter(node -> kept.contains(node.id())).toList(),
                edges.stream()
                        .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
                        .toList(),
                found,
                cut);
    }
}
