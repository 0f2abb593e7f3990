package io.modelog.projector.view;

import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent;
import org.jspecify.annotations.Nullable;

/// Which events of a stream to show.
///
/// @param type released name of the event; null for all
/// @param version number of a version of the model; null for all
record HistoryFilter(@Nullable String type, @Nullable Long version) {
    boolean shows(EventEnvelope envelope) {
        var event = envelope.event();
        return (type == null || type.equals(event.type()))
                && (version == null || version.equals(version(event)));
    }

    private static @Nullable Long version(Event event) {
        return event instanceof Event.OfModel(_, var e) ? version(e) : null;
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
