package io.modelog.api.lineage;

import io.modelog.events.id.InvalidValue;
import io.modelog.projector.lineage.LineageGraph;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a graph is written.
enum LineageFormat {
    JSON("application/json"),
    DOT("text/vnd.graphviz"),
    MERMAID("text/plain");

    private final String mediaType;

    LineageFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static LineageFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("format", "is none of json, dot, mermaid"));
    }

    /// JSON unless a client asks for Graphviz.
    static LineageFormat accepted(@Nullable String accept) {
        return accept != null && accept.contains(DOT.mediaType) ? DOT : JSON;
    }

    String mediaType() {
        return mediaType;
    }

    String text(LineageGraph graph) {
        return switch (this) {
            case DOT -> Dot.of(graph);
            case MERMAID -> Mermaid.of(graph);
            case JSON -> throw new IllegalStateException("JSON is written as all answers are");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
