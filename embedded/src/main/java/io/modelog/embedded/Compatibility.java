package io.modelog.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/// How a new schema of a subject must relate to the ones before it, under Confluent's names: BACKWARD lets the new one
/// read old data, FORWARD lets the old one read new data, TRANSITIVE means all earlier versions and not just the last.
public enum Compatibility {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    Compatibility(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    static Optional<Compatibility> named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// What stands between `candidate` and the earlier versions, oldest first; empty when it may follow them.
    List<String> conflicts(Schema candidate, List<SchemaVersion> earlier) {
        var conflicts = new ArrayList<String>();
        var relevant = transitive || earlier.isEmpty() ? earlier : List.of(earlier.getLast());
        for (SchemaVersion version : relevant) {
            Schema old = AvroText.parsed(version.schema());
            if (backward) {
                conflicts.addAll(
                        unreadable(
                                candidate,
                                old,
                                "the new schema cannot read data of version",
                                version));
            }
            if (forward) {
                conflicts.addAll(
                        unreadable(
                                old,
                                candidate,
                                "data of the new schema cannot be read by version",
                                version));
            }
        }
        return List.copyOf(conflicts);
    }

    private static List<String> unreadable(
            Schema reader, Schema writer, String relation, SchemaVersion version) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found ->
                        "%s %d: %s at %s: %s"
                                .formatted(
                                        relation,
                                        version.version(),
                                        found.getType(),
                                        found.getLocation(),
                                        found.getMessage()))
                .toList();
    }
}
