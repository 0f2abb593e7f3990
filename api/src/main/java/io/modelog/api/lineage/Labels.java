package io.modelog.api.lineage;

import io.modelog.projector.lineage.LineageGraph;

/// What a person reads in the place of a node.
final class Labels {
    private Labels() {}

    /// Two lines: what it is, and how it stands.
    static String of(LineageGraph.Node node, String lineBreak) {
        var second =
                switch (node.type()) {
                    case ARTIFACT -> node.kind() == null ? "" : node.kind().toString();
                    case MODEL -> node.stage() == null ? "" : node.stage();
                    case RUN, STEP -> node.status() == null ? "" : node.status();
                };
        var first =
                node.version() == null
                        ? node.name()
                        : "%s@%d".formatted(node.name(), node.version());
        return second.isEmpty() ? first : first + lineBreak + second;
    }
}
