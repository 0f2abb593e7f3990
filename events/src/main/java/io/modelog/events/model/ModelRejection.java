package io.modelog.events.model;

import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import java.util.OptionalLong;

/// Why a command on a model is refused.
public sealed interface ModelRejection {
    record ModelUnknown() implements ModelRejection {}

    record ModelExists() implements ModelRejection {}

    record VersionUnknown(VersionSelector version) implements ModelRejection {}

    record VersionExists(VersionName name, long number) implements ModelRejection {}

    record NameReserved(VersionName name) implements ModelRejection {}

    record StageOccupied(long number, Stage stage, long occupant) implements ModelRejection {}

    record LinkUnknown(long number, ArtifactName artifact, OptionalLong artifactVersion)
            implements ModelRejection {}

    record RunNotAttached(long number, RunId run) implements ModelRejection {}
}
