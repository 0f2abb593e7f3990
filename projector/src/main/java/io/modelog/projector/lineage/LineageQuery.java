package io.modelog.projector.lineage;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.model.Stage;
import io.modelog.projector.view.AsOf;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A walk through the lineage.
///
/// @param depth how many edges to go from the start at most, 1 to [#DEPTH_MAX]
/// @param limit how many nodes to take at most, 1 to [#LIMIT_MAX]
/// @param type only nodes of this type are wanted, with the way to each; null for all
/// @param stage only model versions in this stage are wanted; null for all
/// @param asOf null for now
public record LineageQuery(
        LineageStart start,
        Direction direction,
        int depth,
        int limit,
        @Nullable NodeType type,
        @Nullable Stage stage,
        @Nullable AsOf asOf) {
    public static final int DEPTH_MAX = 100;
    public static final int DEPTH_DEFAULT = 20;
    public static final int LIMIT_MAX = 10_000;
    public static final int LIMIT_DEFAULT = 1000;

    /// Most edges of an answer; a walk that has them ends.
    public static final int EDGES_MAX = 50_000;

    public enum Direction {
        UPSTREAM,
        DOWNSTREAM,
        BOTH;

        public static Direction parse(String text) {
            return chosen("direction", Direction.class, text);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum NodeType {
        ARTIFACT,
        STEP,
        RUN,
        MODEL;

        public static NodeType parse(String text) {
            return chosen("type", NodeType.class, text);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether only some nodes are wanted.
    public boolean isChoosy() {
        return type != null || stage != null;
    }

    /// Whether a node is wanted.
    public boolean wants(LineageGraph.Node node) {
        return (type == null || type == node.type())
                && (stage == null || stage.name().equals(node.stage()));
    }

    private static <E extends Enum<E>> E chosen(String field, Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValue(
                                field,
                                "is none of "
                                        + Arrays.toString(type.getEnumConstants())
                                                .replaceAll("[\\[\\]]", "")));
    }
}
