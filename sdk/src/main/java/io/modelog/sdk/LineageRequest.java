package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A walk through the lineage. What is null is left to the node.
///
/// {@snippet file=ClientLineage.java region=made-from}
///
/// @param node where it begins: `artifact:<name>@<number or latest>`, `model:<name>@<version>`, `run:<id>` or
///     `step:<run>/<step>`
/// @param depth how many edges to go at most, 1 to 100
/// @param limit how many nodes to take at most, 1 to 10,000
/// @param type only nodes of this type are wanted
/// @param stage only model versions in this stage are wanted
/// @param asOf a time or a position in the log: the lineage as it was then
public record LineageRequest(
        String node,
        @Nullable Direction direction,
        @Nullable Integer depth,
        @Nullable Integer limit,
        @Nullable NodeType type,
        @Nullable Stage stage,
        @Nullable String asOf) {
    /// Against the edges, along them, or one walk each way.
    ///
    /// {@snippet file=ClientLineage.java region=made-from}
    public enum Direction {
        UPSTREAM,
        DOWNSTREAM,
        BOTH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a node stands for.
    ///
    /// {@snippet file=ClientLineage.java region=made-from}
    public enum NodeType {
        ARTIFACT,
        STEP,
        RUN,
        MODEL;

        @JsonCreator
        public static NodeType of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static LineageRequest of(String node) {
        return new LineageRequest(node, null, null, null, null, null, null);
    }

    public LineageRequest going(Direction way) {
        return new LineageRequest(node, way, depth, limit, type, stage, asOf);
    }

    public LineageRequest within(int edges, int nodes) {
        return new LineageRequest(node, direction, edges, nodes, type, stage, asOf);
    }

    public LineageRequest only(NodeType wanted) {
        return new LineageRequest(node, direction, depth, limit, wanted, stage, asOf);
    }

    public LineageRequest inStage(Stage wanted) {
        return new LineageRequest(node, direction, depth, limit, type, wanted, asOf);
    }

    public LineageRequest asOf(String moment) {
        return new LineageRequest(node, direction, depth, limit, type, stage, moment);
    }

    Route route() {
        return Route.api("lineage")
                .with("node", node)
                .with("direction", direction)
                .with("depth", depth)
                .with("limit", limit)
                .with("type", type)
                .with("stage", stage)
                .with("asOf", asOf);
    }
}
