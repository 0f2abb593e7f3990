package io.modelog.events.model;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.Decision;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.Text;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.ArtifactUnlinked;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.ModelEvent.RunDetached;
import io.modelog.events.model.ModelEvent.TagsChanged;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.model.ModelRejection.DeletionGuarded;
import io.modelog.events.model.ModelRejection.LimitExceeded;
import io.modelog.events.model.ModelRejection.LinkUnknown;
import io.modelog.events.model.ModelRejection.NameReserved;
import io.modelog.events.model.ModelRejection.RunNotAttached;
import io.modelog.events.model.ModelRejection.VersionExists;
import io.modelog.events.model.VersionCommand.ApprovePromotion;
import io.modelog.events.model.VersionCommand.AttachRun;
import io.modelog.events.model.VersionCommand.ChangeStage;
import io.modelog.events.model.VersionCommand.ChangeTags;
import io.modelog.events.model.VersionCommand.Delete;
import io.modelog.events.model.VersionCommand.DetachRun;
import io.modelog.events.model.VersionCommand.LinkArtifact;
import io.modelog.events.model.VersionCommand.LogMetadata;
import io.modelog.events.model.VersionCommand.RejectPromotion;
import io.modelog.events.model.VersionCommand.RequestPromotion;
import io.modelog.events.model.VersionCommand.SettleRun;
import io.modelog.events.model.VersionCommand.UnlinkAll;
import io.modelog.events.model.VersionCommand.UnlinkArtifact;
import io.modelog.events.model.VersionCommand.Update;
import io.modelog.events.model.VersionCommand.WithdrawPromotion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// What may happen to one version of a model.
final class VersionRules {
    private VersionRules() {}

    static Decision<ModelEvent, ModelRejection> decide(
            Model.Live model, Model.Version version, VersionCommand command) {
        return switch (command) {
            case Update c -> update(model, version, c);
            case ChangeTags c -> changeTags(version, c);
            case LogMetadata c -> log(version, c.metadata());
            case ChangeStage c -> Promotions.changeStage(model, version, c);
            case RequestPromotion c -> Requests.open(model, version, c);
            case ApprovePromotion c -> Requests.approve(version, c);
            case RejectPromotion c -> Requests.reject(version, c);
            case WithdrawPromotion c -> Requests.withdraw(version, c);
            case LinkArtifact c -> link(version, c);
            case UnlinkArtifact c -> unlink(version, c);
            case UnlinkAll _ -> new Decision.Accepted<>(unlinking(version, _ -> true));
            case AttachRun c -> Holds.attach(version, c);
            case SettleRun c -> Holds.settle(model, version, c);
            case DetachRun c ->
                    version.runs().contains(c.run())
                            ? accept(new RunDetached(version.number(), c.run()))
                            : reject(new RunNotAttached(version.number(), c.run()));
            case Delete c ->
                    Stage.PRODUCTION.equals(version.stage()) && !c.force()
                            ? reject(new DeletionGuarded(version.number()))
                            : accept(new VersionDeleted(version.number(), version.id()));
        };
    }

    private static Decision<ModelEvent, ModelRejection> update(
            Model.Live model, Model.Version version, Update command) {
        var old = version.label();
        var label =
                new Model.Version.Label(
                        command.name().or(old.name()), command.description().or(old.description()));
        if (ModelDecider.isReserved(model, label.name(), version.number())) {
            return reject(new NameReserved(label.name()));
        }
        var holder = model.versions().holder(label.name());
        if (holder != null && holder != version.number()) {
            return reject(new VersionExists(label.name(), holder));
        }
        return Objects.equals(label, old)
                ? accept()
                : accept(new VersionUpdated(version.number(), label.name(), label.description()));
    }

    private static Decision<ModelEvent, ModelRejection> changeTags(
            Model.Version version, ChangeTags command) {
        var effect = command.change().on(version.tags());
        if (effect.isEmpty()) {
            return reject(new LimitExceeded("tags", Text.TAGS_MAX));
        }
        return effect.get().isNone()
                ? accept()
                : accept(new TagsChanged(version.number(), effect.get()));
    }

    private static Decision<ModelEvent, ModelRejection> log(
            Model.Version version, Metadata metadata) {
        var changed = metadata.newTo(version.metadata());
        if (changed.isEmpty()) {
            return reject(new LimitExceeded("metadata", Metadata.KEYS_MAX));
        }
        return changed.get().isEmpty()
                ? accept()
                : accept(new MetadataLogged(version.number(), changed.get()));
    }

    private static Decision<ModelEvent, ModelRejection> link(
            Model.Version version, LinkArtifact command) {
        var events = new ArrayList<ModelEvent>();
        var artifact = command.artifact();
        if (command.overwrite()) {
            events.addAll(
                    unlinking(
                            version,
                            link ->
                                    link.artifact().equals(artifact.artifact())
                                            && link.version() != artifact.version()));
        }
        var link = version.links().get(artifact);
        if (link == null || link.kind() != command.kind()) {
            events.add(
                    new ArtifactLinked(
                            version.number(), artifact, command.kind(), command.content()));
        }
        return new Decision.Accepted<>(events);
    }

    private static Decision<ModelEvent, ModelRejection> unlink(
            Model.Version version, UnlinkArtifact command) {
        var events =
                unlinking(
                        version,
                        link ->
                                link.artifact().equals(command.artifact())
                                        && command.artifactVersion().orElse(link.version())
                                                == link.version());
        return events.isEmpty()
                ? reject(
                        new LinkUnknown(
                                version.number(), command.artifact(), command.artifactVersion()))
                : new Decision.Accepted<>(events);
    }

    /// By artifact, the oldest version first.
    private static List<ModelEvent> unlinking(
            Model.Version version, Predicate<ArtifactVersionId> which) {
        return version.links().keySet().stream()
                .filter(which)
                .sorted(
                        Comparator.comparing((ArtifactVersionId link) -> link.artifact().value())
                                .thenComparingLong(ArtifactVersionId::version))
                .<ModelEvent>map(link -> new ArtifactUnlinked(version.number(), link))
                .toList();
    }
}
