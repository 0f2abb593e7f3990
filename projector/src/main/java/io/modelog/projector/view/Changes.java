package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.log.Event;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.run.RunEvent;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/// What an event changed: the values that it set, beside those that were there before.
///
/// @param replaced as [Replaced] found them
record Changes(Event event, SortedMap<String, JsonNode> replaced) {
    /// By field.
    List<Change> list() {
        return switch (event) {
            case Event.OfModel(_, var e) -> ofModel(e);
            case Event.OfArtifact(_, ArtifactEvent.ArtifactTagsChanged(_, var effect)) ->
                    tags(effect);
            case Event.OfArtifact(_, ArtifactEvent.ArtifactMetadataLogged(_, var entries)) ->
                    to(new EventValues().metadata(entries));
            case Event.OfRun(_, RunEvent.RunMetadataLogged(_, var entries)) ->
                    to(new EventValues().metadata(entries));
            case Event.OfTag(_, TagEvent.TagRecolored(var color)) ->
                    to(new EventValues().text("color", color));
            case Event.OfArtifact _, Event.OfRun _, Event.OfTag _, Event.OfErasure _ -> List.of();
        };
    }

    private List<Change> ofModel(ModelEvent event) {
        return switch (event) {
            case ModelEvent.ModelUpdated(var details) -> to(new EventValues().details(details));
            case ModelEvent.StagesDefined(var stages) ->
                    to(new EventValues().stages(StagesRow.STANDARD.defined(stages)));
            case ModelEvent.StagePolicyChanged(_, var policy) ->
                    to(new EventValues().policy(StagesRow.view(policy)));
            case ModelEvent.VersionUpdated(_, var name, var description) ->
                    to(new EventValues().text("name", name).text("description", description));
            case ModelEvent.VersionStageChanged e ->
                    between(
                            new EventValues().text("stage", e.from()).byField(),
                            new EventValues().text("stage", e.to()).byField());
            case ModelEvent.TagsChanged(_, var effect) -> tags(effect);
            case ModelEvent.MetadataLogged(_, var entries) ->
                    to(new EventValues().metadata(entries));
            case ModelEvent.ArtifactLinked e when !replaced.isEmpty() ->
                    to(new EventValues().text("kind", e.kind()));
            case ModelEvent.ArtifactLinked _,
                    ModelEvent.ModelRegistered _,
                    ModelEvent.ModelDeleted _,
                    ModelEvent.VersionCreated _,
                    ModelEvent.VersionDeleted _,
                    ModelEvent.PromotionRequested _,
                    ModelEvent.PromotionApproved _,
                    ModelEvent.PromotionRejected _,
                    ModelEvent.PromotionWithdrawn _,
                    ModelEvent.PromotionRefused _,
                    ModelEvent.ArtifactUnlinked _,
                    ModelEvent.RunAttached _,
                    ModelEvent.VersionReleased _,
                    ModelEvent.RunDetached _ ->
                    List.of();
        };
    }

    private List<Change> tags(TagChange.Effect effect) {
        var old = new ArrayList<String>();
        var tags = replaced.get("tags");
        if (tags != null) {
            tags.forEach(tag -> old.add(tag.textValue()));
        }
        return to(new EventValues().tags(Tagging.after(old, effect)));
    }

    private List<Change> to(EventValues set) {
        return between(replaced, set.byField());
    }

    private static List<Change> between(
            SortedMap<String, JsonNode> before, SortedMap<String, JsonNode> after) {
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .map(field -> new Change(field, before.get(field), after.get(field)))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }
}
