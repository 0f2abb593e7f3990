package io.modelog.events.model;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.ArtifactUnlinked;
import io.modelog.events.model.ModelEvent.GuardEvent;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.ModelEvent.ModelDeleted;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelEvent.ModelUpdated;
import io.modelog.events.model.ModelEvent.PromotionApproved;
import io.modelog.events.model.ModelEvent.PromotionRefused;
import io.modelog.events.model.ModelEvent.PromotionRejected;
import io.modelog.events.model.ModelEvent.PromotionRequested;
import io.modelog.events.model.ModelEvent.PromotionWithdrawn;
import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.RunDetached;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelEvent.StagesDefined;
import io.modelog.events.model.ModelEvent.TagsChanged;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelEvent.VersionReleased;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.tag.TagChange;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.pcollections.OrderedPSet;

/// What an event makes of a model.
final class ModelFold {
    private ModelFold() {}

    static Model evolve(Model model, ModelEvent event) {
        return switch (model) {
            case Model.Unknown u when event instanceof ModelRegistered e ->
                    Model.Live.registered(e.modelId(), e.details(), e.tags(), u.lastNumber());
            case Model.Unknown u -> throw CorruptStream.cannotFollow(event, u);
            case Model.Live m when event instanceof ModelDeleted e -> {
                check(e.modelId().equals(m.id()), e, "model " + m.id());
                yield new Model.Unknown(m.lastNumber());
            }
            case Model.Live m -> evolve(m, event);
        };
    }

    /// Whatever leaves the model alive.
    static Model.Live evolve(Model.Live model, ModelEvent event) {
        return switch (event) {
            case ModelRegistered _, ModelDeleted _ ->
                    throw CorruptStream.cannotFollow(event, "model " + model.id());
            case ModelUpdated(var details) -> model.with(details);
            case TagsChanged(var number, var effect) when number == null ->
                    model.tagged(tags(model.tags(), effect, event));
            case TagsChanged(Long number, var effect) ->
                    on(model, event, number, v -> v.tagged(tags(v.tags(), effect, event)));
            case VersionCreated e -> created(model, e);
            case VersionUpdated e -> on(model, e, e.number(), v -> updated(model, v, e));
            case VersionStageChanged e -> stageChanged(model, at(model, e, e.number()), e);
            case VersionDeleted e -> deleted(model, at(model, e, e.number()), e);
            case MetadataLogged e ->
                    on(
                            model,
                            e,
                            e.number(),
                            v -> v.withMetadata(v.metadata().plusAll(e.entries().entries())));
            case ArtifactLinked e ->
                    on(
                            model,
                            e,
                            e.number(),
                            v ->
                                    v.withLinks(
                                            v.links()
                                                    .plus(
                                                            e.artifact(),
                                                            new Model.Version.Link(
                                                                    e.kind(), e.content()))));
            case ArtifactUnlinked e -> on(model, e, e.number(), v -> unlinked(v, e));
            case RunAttached e -> on(model, e, e.number(), v -> attached(v, e));
            case VersionReleased e -> on(model, e, e.number(), v -> released(v, e));
            case RunDetached e -> on(model, e, e.number(), v -> detached(v, e));
            case GuardEvent e -> evolve(model, e);
        };
    }

    private static Model.Live evolve(Model.Live model, GuardEvent event) {
        return switch (event) {
            case StagesDefined(var stages) -> {
                check(
                        StageRules.conflict(model, stages).isEmpty(),
                        event,
                        "stages that are in use: " + model.stages().names());
                yield model.with(stages);
            }
            case StagePolicyChanged(var stage, var policy) -> {
                check(
                        StageRules.unknown(model, stage, policy).isEmpty(),
                        event,
                        "a model without the stage");
                yield model.guarded(stage, policy);
            }
            case PromotionRefused _ -> model;
            case PromotionRequested e -> requested(model, at(model, e, e.number()), e);
            case PromotionApproved e -> approved(model, at(model, e, e.number()), e);
            case PromotionRejected e -> on(model, e, e.number(), v -> closed(v, e.stage(), e));
            case PromotionWithdrawn e -> on(model, e, e.number(), v -> closed(v, e.stage(), e));
        };
    }

    /// With one version as it is after the event.
    private static Model.Live on(
            Model.Live model, ModelEvent event, long number, UnaryOperator<Model.Version> change) {
        return model.with(change.apply(at(model, event, number)));
    }

    private static OrderedPSet<String> tags(
            OrderedPSet<String> tags, TagChange.Effect effect, ModelEvent event) {
        check(effect.canFollow(tags), event, "tags " + tags);
        return effect.on(tags);
    }

    private static Model.Live created(Model.Live model, VersionCreated event) {
        check(event.number() == model.lastNumber() + 1, event, "version " + model.lastNumber());
        check(
                model.versions().isFree(event.name(), event.number()),
                event,
                "another version of that name");
        return model.with(
                Model.Version.created(
                        event.number(),
                        event.versionId(),
                        new Model.Version.Label(event.name(), event.description()),
                        event.tags()));
    }

    private static Model.Version updated(
            Model.Live model, Model.Version version, VersionUpdated event) {
        check(
                model.versions().isFree(event.name(), event.number()),
                event,
                "another version of that name");
        return version.with(new Model.Version.Label(event.name(), event.description()));
    }

    private static Model.Live deleted(
            Model.Live model, Model.Version version, VersionDeleted event) {
        check(event.versionId().equals(version.id()), event, "version " + version.id());
        return model.with(model.versions().without(version, model.stages()));
    }

    private static Model.Version unlinked(Model.Version version, ArtifactUnlinked event) {
        check(version.links().containsKey(event.artifact()), event, "a version without the link");
        return version.withLinks(version.links().minus(event.artifact()));
    }

    private static Model.Version detached(Model.Version version, RunDetached event) {
        check(version.runs().contains(event.run()), event, "a version without the run");
        return version.detached(event.run());
    }

    private static Model.Version attached(Model.Version version, RunAttached event) {
        check(
                event.onFailure() == null
                        || version.hold() == null
                        || version.isHeldBy(event.run()),
                event,
                "a version held by another run");
        return version.attached(event.run(), event.onFailure());
    }

    private static Model.Version released(Model.Version version, VersionReleased event) {
        check(version.isHeldBy(event.run()), event, "a version that the run does not hold");
        return version.released();
    }

    private static Model.Live stageChanged(
            Model.Live model, Model.Version version, VersionStageChanged event) {
        var to = event.to();
        check(model.stages().contains(to), event, "a model without the stage");
        check(Objects.equals(event.from(), version.stage()), event, "stage " + version.stage());
        var occupant = model.versions().occupants().get(to);
        check(occupant == null, event, "version %s in that stage".formatted(occupant));
        var moved = model.with(version.in(to));
        if (!model.stages().isExclusive(to)) {
            return moved;
        }
        if (event.cause() == StageChangeCause.ROLLED_BACK) {
            check(
                    model.versions().holders(to).contains(version.number()),
                    event,
                    "a version that never was in that stage");
            return moved.with(moved.versions().rolledBack(to, version.number()));
        }
        return moved.with(moved.versions().held(to, version.number()));
    }

    private static Model.Live requested(
            Model.Live model, Model.Version version, PromotionRequested event) {
        check(model.stages().contains(event.stage()), event, "a model without the stage");
        check(!version.requests().containsKey(event.stage()), event, "an open request");
        return model.with(
                version.withRequests(
                        version.requests()
                                .plus(event.stage(), PromotionRequest.by(event.requester()))));
    }

    private static Model.Live approved(
            Model.Live model, Model.Version version, PromotionApproved event) {
        var request = version.requests().get(event.stage());
        if (request == null) {
            throw CorruptStream.cannotFollow(event, "a version without the request");
        }
        check(!request.requester().equals(event.approver()), event, "a request of the approver");
        return model.with(
                version.withRequests(
                        version.requests()
                                .plus(event.stage(), request.approvedBy(event.approver()))));
    }

    private static Model.Version closed(Model.Version version, Stage stage, ModelEvent event) {
        check(version.requests().containsKey(stage), event, "a version without the request");
        return version.withRequests(version.requests().minus(stage));
    }

    private static Model.Version at(Model.Live model, ModelEvent event, long number) {
        var version = model.versions().byNumber().get(number);
        if (version == null) {
            throw CorruptStream.cannotFollow(event, "a model without version " + number);
        }
        return version;
    }

    private static void check(boolean follows, ModelEvent event, String state) {
        if (!follows) {
            throw CorruptStream.cannotFollow(event, state);
        }
    }
}
