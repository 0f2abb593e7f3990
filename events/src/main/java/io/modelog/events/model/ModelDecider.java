package io.modelog.events.model;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decider;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelCommand.AttachRun;
import io.modelog.events.model.ModelCommand.ChangeStage;
import io.modelog.events.model.ModelCommand.CreateVersion;
import io.modelog.events.model.ModelCommand.Delete;
import io.modelog.events.model.ModelCommand.DeleteVersion;
import io.modelog.events.model.ModelCommand.DetachRun;
import io.modelog.events.model.ModelCommand.LinkArtifact;
import io.modelog.events.model.ModelCommand.Register;
import io.modelog.events.model.ModelCommand.UnlinkArtifact;
import io.modelog.events.model.ModelCommand.Update;
import io.modelog.events.model.ModelCommand.UpdateVersion;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.ArtifactUnlinked;
import io.modelog.events.model.ModelEvent.ModelDeleted;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelEvent.ModelUpdated;
import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.RunDetached;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.model.ModelRejection.LinkUnknown;
import io.modelog.events.model.ModelRejection.ModelExists;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.NameReserved;
import io.modelog.events.model.ModelRejection.RunNotAttached;
import io.modelog.events.model.ModelRejection.StageOccupied;
import io.modelog.events.model.ModelRejection.VersionExists;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// The rules of a model: numbers and names of its versions, one occupant per exclusive stage, links and runs.
public final class ModelDecider {
    public static final Decider<Model, ModelCommand, ModelEvent, ModelRejection> DECIDER =
            new Decider<>(new Model.Unknown(0), ModelDecider::decide, ModelDecider::evolve);

    private ModelDecider() {}

    static Decision<ModelEvent, ModelRejection> decide(Model model, ModelCommand command) {
        return switch (model) {
            case Model.Unknown _ when command instanceof Register c ->
                    accept(new ModelRegistered(c.id(), c.details(), c.tags()));
            case Model.Unknown _ -> reject(new ModelUnknown());
            case Model.Live m -> decide(m, command);
        };
    }

    private static Decision<ModelEvent, ModelRejection> decide(
            Model.Live model, ModelCommand command) {
        return switch (command) {
            case Register _ -> reject(new ModelExists());
            case Update c -> update(model, c);
            case Delete _ -> accept(new ModelDeleted(model.id()));
            case CreateVersion c -> createVersion(model, c);
            case UpdateVersion c -> on(model, c.version(), v -> updateVersion(model, v, c));
            case ChangeStage c -> on(model, c.version(), v -> changeStage(model, v, c));
            case DeleteVersion c ->
                    on(model, c.version(), v -> accept(new VersionDeleted(v.number(), v.id())));
            case LinkArtifact c -> on(model, c.version(), v -> link(v, c));
            case UnlinkArtifact c -> on(model, c.version(), v -> unlink(v, c));
            case AttachRun c ->
                    on(
                            model,
                            c.version(),
                            v ->
                                    v.runs().contains(c.run())
                                            ? accept()
                                            : accept(new RunAttached(v.number(), c.run())));
            case DetachRun c ->
                    on(
                            model,
                            c.version(),
                            v ->
                                    v.runs().contains(c.run())
                                            ? accept(new RunDetached(v.number(), c.run()))
                                            : reject(new RunNotAttached(v.number(), c.run())));
        };
    }

    private static Decision<ModelEvent, ModelRejection> on(
            Model.Live model,
            VersionSelector selector,
            Function<Model.Version, Decision<ModelEvent, ModelRejection>> rule) {
        return model.find(selector).map(rule).orElseGet(() -> reject(new VersionUnknown(selector)));
    }

    private static Decision<ModelEvent, ModelRejection> update(Model.Live model, Update command) {
        var details = command.appliedTo(model.details());
        return details.equals(model.details()) ? accept() : accept(new ModelUpdated(details));
    }

    private static Decision<ModelEvent, ModelRejection> createVersion(
            Model.Live model, CreateVersion command) {
        var number = model.lastNumber() + 1;
        var name = command.name();
        if (name == null) { // nobody can hold the number's text
            return accept(created(number, VersionName.of(number), command));
        }
        if (name.isReservedFor(number)) {
            return reject(new NameReserved(name));
        }
        var holder = model.holder(name);
        return holder != null
                ? reject(new VersionExists(name, holder))
                : accept(created(number, name, command));
    }

    private static VersionCreated created(long number, VersionName name, CreateVersion command) {
        return new VersionCreated(
                number, command.id(), name, command.description(), command.tags());
    }

    private static Decision<ModelEvent, ModelRejection> updateVersion(
            Model.Live model, Model.Version version, UpdateVersion command) {
        var name = command.name().or(version.name());
        var description = command.description().or(version.description());
        if (name.isReservedFor(version.number())) {
            return reject(new NameReserved(name));
        }
        var holder = model.holder(name);
        if (holder != null && holder != version.number()) {
            return reject(new VersionExists(name, holder));
        }
        return name.equals(version.name()) && Objects.equals(description, version.description())
                ? accept()
                : accept(new VersionUpdated(version.number(), name, description));
    }

    private static Decision<ModelEvent, ModelRejection> changeStage(
            Model.Live model, Model.Version version, ChangeStage command) {
        var to = command.stage();
        if (to == version.stage()) {
            return accept();
        }
        var promoted = new VersionStageChanged(version.number(), version.stage(), to, null);
        var occupant = model.occupants().get(to);
        if (occupant == null) {
            return accept(promoted);
        }
        return command.force()
                ? accept(
                        new VersionStageChanged(occupant, to, Stage.ARCHIVED, version.number()),
                        promoted)
                : reject(new StageOccupied(version.number(), to, occupant));
    }

    private static Decision<ModelEvent, ModelRejection> link(
            Model.Version version, LinkArtifact command) {
        var events = new ArrayList<ModelEvent>();
        var artifact = command.artifact();
        if (command.overwrite()) {
            for (var other : linked(version, artifact)) {
                events.add(new ArtifactUnlinked(version.number(), other));
            }
        }
        if (version.links().get(artifact) != command.kind()) {
            events.add(
                    new ArtifactLinked(
                            version.number(), artifact, command.kind(), command.content()));
        }
        return new Decision.Accepted<>(events);
    }

    /// The linked versions of the same artifact but this one, oldest first.
    private static List<ArtifactVersionId> linked(Model.Version version, ArtifactVersionId but) {
        return version.links().keySet().stream()
                .filter(link ->
                        link.artifact().equals(but.artifact()) && link.version() != but.version())
                .sorted(Comparator.comparingLong(ArtifactVersionId::version))
                .toList();
    }

    private static Decision<ModelEvent, ModelRejection> unlink(
            Model.Version version, UnlinkArtifact command) {
        List<ModelEvent> events =
                version.links().keySet().stream()
                        .filter(link -> link.artifact().equals(command.artifact()))
                        .filter(link ->
                                command.artifactVersion().orElse(link.version()) == link.version())
                        .sorted(Comparator.comparingLong(ArtifactVersionId::version))
                        .<ModelEvent>map(link -> new ArtifactUnlinked(version.number(), link))
                        .toList();
        return events.isEmpty()
                ? reject(
                        new LinkUnknown(
                                version.number(), command.artifact(), command.artifactVersion()))
                : new Decision.Accepted<>(events);
    }

    static Model evolve(Model model, ModelEvent event) {
        return switch (model) {
            case Model.Unknown u when event instanceof ModelRegistered e ->
                    Model.Live.registered(e.modelId(), e.details(), u.lastNumber());
            case Model.Unknown u -> throw CorruptStream.cannotFollow(event, u);
            case Model.Live m -> evolve(m, event);
        };
    }

    private static Model evolve(Model.Live model, ModelEvent event) {
        return switch (event) {
            case ModelRegistered e -> throw CorruptStream.cannotFollow(e, "model " + model.id());
            case ModelUpdated(var details) -> model.with(details);
            case ModelDeleted e -> {
                check(e.modelId().equals(model.id()), e, "model " + model.id());
                yield new Model.Unknown(model.lastNumber());
            }
            case VersionCreated e -> created(model, e);
            case VersionUpdated e -> {
                var version = at(model, e, e.number());
                check(isFree(model, e.name(), e.number()), e, "another version of that name");
                yield model.with(version.described(e.name(), e.description()));
            }
            case VersionStageChanged e -> stageChanged(model, at(model, e, e.number()), e);
            case VersionDeleted e -> {
                var version = at(model, e, e.number());
                check(e.versionId().equals(version.id()), e, "version " + version.id());
                yield model.without(version);
            }
            case ArtifactLinked e -> {
                var version = at(model, e, e.number());
                yield model.with(version.with(version.links().plus(e.artifact(), e.kind())));
            }
            case ArtifactUnlinked e -> {
                var version = at(model, e, e.number());
                check(version.links().containsKey(e.artifact()), e, "a version without the link");
                yield model.with(version.with(version.links().minus(e.artifact())));
            }
            case RunAttached e -> {
                var version = at(model, e, e.number());
                yield model.with(version.with(version.runs().plus(e.run())));
            }
            case RunDetached e -> {
                var version = at(model, e, e.number());
                check(version.runs().contains(e.run()), e, "a version without the run");
                yield model.with(version.with(version.runs().minus(e.run())));
            }
        };
    }

    private static Model created(Model.Live model, VersionCreated event) {
        check(event.number() == model.lastNumber() + 1, event, "version " + model.lastNumber());
        check(isFree(model, event.name(), event.number()), event, "another version of that name");
        return model.with(
                Model.Version.created(
                        event.number(), event.versionId(), event.name(), event.description()));
    }

    private static Model stageChanged(
            Model.Live model, Model.Version version, VersionStageChanged event) {
        check(event.from() == version.stage(), event, "a version in stage " + version.stage());
        var occupant = model.occupants().get(event.to());
        check(occupant == null, event, "version %s in that stage".formatted(occupant));
        return model.with(version.in(event.to()));
    }

    private static boolean isFree(Model.Live model, VersionName name, long number) {
        var holder = model.holder(name);
        return holder == null || holder == number;
    }

    private static Model.Version at(Model.Live model, ModelEvent event, long number) {
        var version = model.versions().get(number);
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
