package io.modelog.events.run;

import io.modelog.events.id.StepName;
import io.modelog.events.metadata.MetadataValue;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/// A run as its decisions see it.
public sealed interface Run {
    record Unknown() implements Run {}

    record Started(
            RunStatus status,
            HashPMap<String, MetadataValue> metadata,
            HashPMap<StepName, Step> steps)
            implements Run {
        static Started now() {
            return new Started(RunStatus.RUNNING, HashTreePMap.empty(), HashTreePMap.empty());
        }

        Started ended(RunStatus newStatus) {
            return new Started(newStatus, metadata, steps);
        }

        Started with(StepName name, Step step) {
            return new Started(status, metadata, steps.plus(name, step));
        }

        Started with(HashPMap<String, MetadataValue> newMetadata) {
            return new Started(status, newMetadata, steps);
        }
    }

    /// Its id starts no other run.
    record Deleted() implements Run {}

    record Step(StepStatus status, HashPMap<String, MetadataValue> metadata) {
        static Step started() {
            return new Step(StepStatus.RUNNING, HashTreePMap.empty());
        }

        Step ended(StepStatus newStatus) {
            return new Step(newStatus, metadata);
        }

        Step with(HashPMap<String, MetadataValue> newMetadata) {
            return new Step(status, newMetadata);
        }
    }
}
