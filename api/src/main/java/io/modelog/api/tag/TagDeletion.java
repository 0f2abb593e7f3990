package io.modelog.api.tag;

import io.modelog.api.http.ForeignStep;
import io.modelog.api.http.Guard;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Readiness;
import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.TagName;
import io.modelog.events.log.Command;
import io.modelog.events.model.DetailsChange;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagCommand;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.Read;
import io.modelog.projector.view.TagView;
import io.modelog.projector.view.TaggedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What stands against deleting a tag, and what it is taken off first.
record TagDeletion(Readiness readiness, TagName tag) {
    /// None when there is no such tag. Throws the problem `deletion-guarded`.
    List<ForeignStep> steps(boolean force) {
        var view = readiness.views().tags().find(tag).map(Read::value);
        if (!force) {
            view.ifPresent(found -> Guard.check(why(found)));
        }
        var steps = new ArrayList<ForeignStep>();
        if (view.isPresent() && !view.get().registered()) {
            steps.add(registration(view.get()));
        }
        Page.all(page -> readiness.views().tags().tagged(tag, page))
                .map(this::untagging)
                .forEach(steps::add);
        return steps;
    }

    private static List<String> why(TagView tag) {
        return tag.uses() == 0
                ? List.of()
                : List.of(
                        "%d models, %d versions, %d artifacts and %d artifact versions have it"
                                .formatted(
                                        tag.models(),
                                        tag.versions(),
                                        tag.artifacts(),
                                        tag.artifactVersions()));
    }

    /// A tag that was never registered has no stream. It gets one, so that its deletion is on record like any other.
    private ForeignStep registration(TagView view) {
        return ForeignStep.post(
                new Command.OnTag(tag, new TagCommand.Register(view.color())),
                Paths.of("tags"),
                Map.of("name", tag, "color", view.color()));
    }

    private ForeignStep untagging(TaggedView thing) {
        var change = new TagChange(List.of(), List.of(tag.value()));
        return ForeignStep.patch(
                switch (thing.kind()) {
                    case MODEL ->
                            new Command.OnModel(
                                    new ModelName(thing.name()),
                                    new ModelCommand.Update(DetailsChange.NONE, change));
                    case VERSION ->
                            new Command.OnModel(
                                    new ModelName(thing.name()),
                                    new ModelCommand.OnVersion(
                                            new VersionSelector.Numbered(number(thing)),
                                            new VersionCommand.ChangeTags(change)));
                    case ARTIFACT ->
                            new Command.OnArtifact(
                                    new ArtifactName(thing.name()),
                                    new ArtifactCommand.ChangeTags(null, change));
                    case ARTIFACT_VERSION ->
                            new Command.OnArtifact(
                                    new ArtifactName(thing.name()),
                                    new ArtifactCommand.ChangeTags(number(thing), change));
                },
                path(thing),
                Map.of("removeTags", List.of(tag)));
    }

    private static String path(TaggedView thing) {
        return switch (thing.kind()) {
            case MODEL -> Paths.of("models", thing.name());
            case VERSION -> Paths.of("models", thing.name(), "versions", number(thing));
            case ARTIFACT -> Paths.of("artifacts", thing.name());
            case ARTIFACT_VERSION -> Paths.of("artifacts", thing.name(), "versions", number(thing));
        };
    }

    private static long number(TaggedView thing) {
        return Objects.requireNonNull(thing.number(), "a version has a number");
    }
}
