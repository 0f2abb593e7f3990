package io.modelog.bench;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.Link;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.OnFailure;
import io.modelog.sdk.Run;
import io.modelog.sdk.RunStatus;
import io.modelog.sdk.Step;
import io.modelog.sdk.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a killed run has left behind.
record Remains(Modelog modelog, Run run, OnFailure onFailure) {
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (run.status() == RunStatus.COMPLETED) {
            return faults;
        }
        for (var step : run.steps()) {
            if (step.endedAt() == null) {
                faults.add("step %s of run %s still runs".formatted(step.name(), run.id()));
            }
        }
        for (var model : run.models()) {
            var version = modelog.versions(model.model()).get(model.version());
            if (onFailure == OnFailure.DELETE) {
                faults.add("%s@%d is still there".formatted(model.model(), model.version()));
            } else {
                faults.addAll(faultsOf(version));
            }
        }
        return faults;
    }

    /// A kept version goes from run to run, so it is compared with the outputs of all of them.
    private List<String> faultsOf(Version version) {
        var faults = new ArrayList<String>();
        if (!version.name().equals("running")) {
            faults.add(
                    "%s@%d is named %s"
                            .formatted(version.model(), version.number(), version.name()));
        }
        var links =
                modelog.versions(version.model()).links(version.number()).stream()
                        .map(Link::id)
                        .collect(Collectors.toSet());
        var outputs = outputs(version);
        if (!links.equals(outputs)) {
            faults.add(
                    "%s@%d has the links %s, its runs gave %s"
                            .formatted(version.model(), version.number(), links, outputs));
        }
        return faults;
    }

    private Set<String> outputs(Version version) {
        return modelog.versions(version.model()).runs(version.number()).stream()
                .flatMap(attached -> modelog.runs().get(attached.runId()).steps().stream())
                .map(Step::outputs)
                .flatMap(List::stream)
                .map(Remains::id)
                .collect(Collectors.toSet());
    }

    private static String id(ArtifactRef output) {
        return "%s@%d".formatted(output.artifact(), output.version());
    }
}
