package io.modelog.projector.view;

import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import org.jspecify.annotations.Nullable;

/// As much of an event as filters of history ask for.
///
/// @param version number of the version of a model that it is about; null for none
/// @param from stage that it moved the version out of; null for none
/// @param to stage that it moved the version into; null for none
record EventSummary(
        long timeMicros,
        String type,
        String actor,
        @Nullable Long version,
        @Nullable String from,
        @Nullable String to) {
    static EventSummary of(EventEnvelope envelope) {
        var event = envelope.event();
        var move = event instanceof Event.OfModel(_, ModelEvent.VersionStageChanged e) ? e : null;
        return new EventSummary(
                Keys.micros(envelope.time()),
                event.type(),
                envelope.actor().value(),
                event instanceof Event.OfModel(_, var e) ? version(e) : null,
                move == null ? null : name(move.from()),
                move == null ? null : name(move.to()));
    }

    private static @Nullable String name(@Nullable Stage stage) {
        return stage == null ? null : stage.name();
    }

    private static @Nullable Long version(ModelEvent event) {
        return switch (event) {
            case ModelEvent.ModelRegistered _,
                    ModelEvent.ModelUpdated _,
                    ModelEvent.ModelDeleted _,
                    ModelEvent.StagesDefined _,
                    ModelEvent.StagePolicyChanged _ ->
                    null;
            case ModelEvent.TagsChanged e -> e.number();
            case ModelEvent.MetadataLogged e -> e.number();
            case ModelEvent.PromotionRequested e -> e.number();
            case ModelEvent.PromotionApproved e -> e.number();
            case ModelEvent.PromotionRejected e -> e.number();
            case ModelEvent.PromotionWithdrawn e -> e.number();
            case ModelEvent.PromotionRefused e -> e.number();
            case ModelEvent.VersionCreated e -> e.number();
            case ModelEvent.VersionUpdated e -> e.number();
            case ModelEvent.VersionStageChanged e -> e.number();
            case ModelEvent.VersionDeleted e -> e.number();
            case ModelEvent.ArtifactLinked e -> e.number();
            case ModelEvent.ArtifactUnlinked e -> e.number();
            case ModelEvent.RunAttached e -> e.number();
            case ModelEvent.VersionReleased e -> e.number();
            case ModelEvent.RunDetached e -> e.number();
        };
    }
}
