package io.modelog.events.run;

import io.modelog.events.id.StepName;
import io.modelog.events.metadata.MetadataValue;
import java.time.Instant;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/// A run as its decisions see it.
public sealed interface Run {
    record Unknown() implements Run {}

    /// @param reports what tools outside told of it; [Reports#NONE] of a run that a pipeline of ours started
    record Started(
            RunStatus status,
            HashPMap<String, MetadataValue> metadata,
            HashPMap<StepName, Step> steps,
            Reports reports)
            implements Run {
        static Started now() {
            return new Started(
                    RunStatus.RUNNING, HashTreePMap.empty(), HashTreePMap.empty(), Reports.NONE);
        }

        Started ended(RunStatus newStatus) {
            return new Started(newStatus, metadata, steps, reports);
        }

        Started with(StepName name, Step step) {
            return new Started(status, metadata, steps.plus(name, step), reports);
        }

        Started with(HashPMap<String, MetadataValue> newMetadata) {
            return new Started(status, newMetadata, steps, reports);
        }

        /// With one more report. Of those that tell of an end, the one that happened last counts.
        Started with(RunReport report) {
            var step = steps.getOrDefault(report.step(), Step.started());
            var end = report.status();
            return end == null || end == RunStatus.RUNNING || report.at().isBefore(reports.end())
                    ? new Started(
                            status, metadata, steps.plus(report.step(), step), reports.plus(report))
                    : new Started(
                            end,
                            metadata,
                            steps.plus(report.step(), step.ended(stepStatus(end))),
                            reports.plus(report));
        }
    }

    private static StepStatus stepStatus(RunStatus end) {
        return end == RunStatus.COMPLETED ? StepStatus.COMPLETED : StepStatus.FAILED;
    }

    /// @param digests of all reports
    /// @param end when the run ended, as the report says that counts
    record Reports(MapPSet<String> digests, Instant end) {
        static final Reports NONE = new Reports(HashTreePSet.empty(), Instant.MIN);

        Reports plus(RunReport report) {
            return new Reports(
                    digests.plus(report.digest()),
                    report.isEnd() && report.at().isAfter(end) ? report.at() : end);
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
