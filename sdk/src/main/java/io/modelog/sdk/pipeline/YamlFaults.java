package io.modelog.sdk.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// What is wrong with a YAML file, collected so that all of it is told at once.
final class YamlFaults {
    private final String source;
    private final List<Fault> faults = new ArrayList<>();

    YamlFaults(String source) {
        this.source = source;
    }

    void add(Node node, String what) {
        add(node.getStartMark(), what);
    }

    void add(Optional<Mark> mark, String what) {
        faults.add(new Fault(mark.map(Mark::getIndex).orElse(0), place(mark) + ": " + what));
    }

    /// Such as `run.yaml:7:3`.
    String place(Optional<Mark> mark) {
        return mark.map(m -> "%s:%d:%d".formatted(source, m.getLine() + 1, m.getColumn() + 1))
                .orElse(source);
    }

    /// Throws when there are any, in the order of their places.
    void check() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.stream()
                            .sorted(Comparator.comparingInt(Fault::index))
                            .map(Fault::text)
                            .collect(Collectors.joining("\n")));
        }
    }

    private record Fault(int index, String text) {}
}
