package io.modelog.events.model;

import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import java.util.List;
import java.util.OptionalLong;

/// Why a command on a model is refused. A policy that is not met is no rejection but an event,
/// [ModelEvent.PromotionRefused], because it is recorded.
public sealed interface ModelRejection {
    record ModelUnknown() implements ModelRejection {}

    record ModelExists() implements ModelRejection {}

    record VersionUnknown(VersionSelector version) implements ModelRejection {}

    record VersionExists(VersionName name, long number) implements ModelRejection {}

    record NameReserved(VersionName name) implements ModelRejection {}

    record StageUnknown(Stage stage, List<Stage> known) implements ModelRejection {
        public StageUnknown {
            known = List.copyOf(known);
        }
    }

    record StageOccupied(long number, Stage stage, long occupant) implements ModelRejection {}

    /// @param why a sentence
    record StageInUse(Stage stage, String why) implements ModelRejection {}

    record NothingToRollBack(Stage stage) implements ModelRejection {}

    record RequestUnknown(long number, Stage stage) implements ModelRejection {}

    /// Somebody else's request is open.
    record RequestOpen(long number, Stage stage, Actor requester) implements ModelRejection {}

    /// The requester cannot approve.
    record OwnRequest(long number, Stage stage, Actor requester) implements ModelRejection {}

    /// The version, or a version of the model, is in production.
    record DeletionGuarded(long number) implements ModelRejection {}

    /// @param what `tags` or `metadata`
    record LimitExceeded(String what, int limit) implements ModelRejection {}

    record LinkUnknown(long number, ArtifactName artifact, OptionalLong artifactVersion)
            implements ModelRejection {}

    /// Another run holds it.
    record VersionHeld(long number, RunId run, RunId heldBy) implements ModelRejection {}

    record RunNotAttached(long number, RunId run) implements ModelRejection {}
}
