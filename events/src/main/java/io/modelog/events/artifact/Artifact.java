package io.modelog.events.artifact;

import io.modelog.events.metadata.MetadataValue;
import java.util.UUID;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.OrderedPSet;
import org.pcollections.TreePMap;

/// An artifact as its decisions see it.
public sealed interface Artifact {
    /// The highest number ever given; numbers outlive versions and artifacts (B-3).
    long lastNumber();

    /// Never registered, or deleted.
    record Unknown(long lastNumber) implements Artifact {}

    record Live(
            UUID id,
            ArtifactKind kind,
            OrderedPSet<String> tags,
            long lastNumber,
            TreePMap<Long, Version> versions)
            implements Artifact {
        Live with(Version version) {
            return new Live(
                    id,
                    kind,
                    tags,
                    Math.max(lastNumber, version.number()),
                    versions.plus(version.number(), version));
        }

        Live without(long number) {
            return new Live(id, kind, tags, lastNumber, versions.minus(number));
        }

        Live tagged(OrderedPSet<String> newTags) {
            return new Live(id, kind, newTags, lastNumber, versions);
        }
    }

    record Version(
            long number,
            UUID id,
            OrderedPSet<String> tags,
            HashPMap<String, MetadataValue> metadata) {
        static Version created(long number, UUID id, OrderedPSet<String> tags) {
            return new Version(number, id, tags, HashTreePMap.empty());
        }

        Version tagged(OrderedPSet<String> newTags) {
            return new Version(number, id, newTags, metadata);
        }

        Version with(HashPMap<String, MetadataValue> newMetadata) {
            return new Version(number, id, tags, newMetadata);
        }
    }
}
