package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACT_VERSIONS;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.RUN_STEPS;
import static io.modelog.projector.view.Table.VERSIONS;

import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.projector.lineage.LineageGraph;
import io.modelog.projector.lineage.LineageNode;
import io.modelog.projector.lineage.LineageQuery.NodeType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the nodes of a lineage at a moment. For one walk.
final class LineageDescriptions {
    private final LineageMoment moment;
    private final Map<LineageNode.Run, Optional<RunView>> runs = new HashMap<>();
    private final Map<LineageNode.ModelVersion, Optional<VersionView>> versions = new HashMap<>();

    LineageDescriptions(LineageMoment moment) {
        this.moment = moment;
    }

    /// Null when there was none then.
    @Nullable RunView run(LineageNode.Run node) {
        return runs.computeIfAbsent(
                        node,
                        _ ->
                                Optional.ofNullable(
                                        moment.row(
                                                RUNS,
                                                Keys.run(node.run().value()),
                                                StreamId.of(node.run()))))
                .orElse(null);
    }

    /// Null when there was none then.
    @Nullable VersionView version(LineageNode.ModelVersion node) {
        return versions.computeIfAbsent(
                        node,
                        _ ->
                                Optional.ofNullable(
                                        moment.row(
                                                VERSIONS,
                                                Keys.version(node.model().value(), node.number()),
                                                StreamId.of(node.model()))))
                .orElse(null);
    }

    /// Null when there was none then.
    private @Nullable StepView step(LineageNode.Step node) {
        var row =
                moment.row(
                        RUN_STEPS,
                        Keys.step(node.run().value(), node.step().value()),
                        StreamId.of(node.run()));
        return row == null ? null : row.step();
    }

    /// Null when there was none then.
    @Nullable ArtifactVersionView artifact(LineageNode.ArtifactVersion node) {
        var id = node.version();
        return moment.row(
                ARTIFACT_VERSIONS,
                Keys.version(id.artifact().value(), id.version()),
                StreamId.of(id.artifact()));
    }

    boolean exists(LineageNode node) {
        return of(node, 0).exists();
    }

    LineageGraph.Node of(LineageNode node, int depth) {
        return switch (node) {
            case LineageNode.ArtifactVersion artifact -> artifact(artifact, depth);
            case LineageNode.ModelVersion version -> version(version, depth);
            case LineageNode.Run run -> run(run, depth);
            case LineageNode.Step step -> step(step, depth);
        };
    }

    private LineageGraph.Node artifact(LineageNode.ArtifactVersion node, int depth) {
        var row = artifact(node);
        return new LineageGraph.Node(
                node.toString(),
                NodeType.ARTIFACT,
                depth,
                node.version().artifact().value(),
                node.version().version(),
                null,
                null,
                row == null ? null : row.kind(),
                row == null ? null : row.uri(),
                null,
                null,
                null,
                row != null);
    }

    private LineageGraph.Node version(LineageNode.ModelVersion node, int depth) {
        var row = version(node);
        var stage = row == null ? null : row.stage();
        return new LineageGraph.Node(
                node.toString(),
                NodeType.MODEL,
                depth,
                node.model().value(),
                node.number(),
                null,
                null,
                null,
                null,
                row == null ? null : row.name(),
                stage == null ? null : stage.name(),
                null,
                row != null);
    }

    private LineageGraph.Node run(LineageNode.Run node, int depth) {
        var row = run(node);
        return ofRun(
                node.toString(),
                NodeType.RUN,
                depth,
                row == null ? node.run().toString() : row.name(),
                node.run(),
                row,
                row == null ? null : row.status().toString());
    }

    private LineageGraph.Node step(LineageNode.Step node, int depth) {
        var row = step(node);
        return ofRun(
                node.toString(),
                NodeType.STEP,
                depth,
                node.step().value(),
                node.run(),
                run(new LineageNode.Run(node.run())),
                row == null ? null : row.status().toString());
    }

    private static LineageGraph.Node ofRun(
            String id,
            NodeType type,
            int depth,
            String name,
            RunId run,
            @Nullable RunView row,
            @Nullable String status) {
        return new LineageGraph.Node(
                id,
                type,
                depth,
                name,
                null,
                run.value(),
                row == null ? null : row.pipeline(),
                null,
                null,
                null,
                null,
                status,
                status != null);
    }
}
