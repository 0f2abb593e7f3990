package io.modelog.events.model;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.Decider;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.Text;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelCommand.ChangePolicy;
import io.modelog.events.model.ModelCommand.CreateVersion;
import io.modelog.events.model.ModelCommand.DefineStages;
import io.modelog.events.model.ModelCommand.Delete;
import io.modelog.events.model.ModelCommand.OnVersion;
import io.modelog.events.model.ModelCommand.Register;
import io.modelog.events.model.ModelCommand.Rollback;
import io.modelog.events.model.ModelCommand.Swap;
import io.modelog.events.model.ModelCommand.Update;
import io.modelog.events.model.ModelEvent.ModelDeleted;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelEvent.ModelUpdated;
import io.modelog.events.model.ModelEvent.PromotionRefused;
import io.modelog.events.model.ModelEvent.TagsChanged;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelRejection.DeletionGuarded;
import io.modelog.events.model.ModelRejection.LimitExceeded;
import io.modelog.events.model.ModelRejection.ModelExists;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.NameReserved;
import io.modelog.events.model.ModelRejection.VersionExists;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import java.util.ArrayList;
import java.util.List;

/// The rules of a model: numbers and names of its versions, and what is asked of one version ([VersionRules]), of its
/// stages ([StageRules]) or of who stands in them ([Promotions]).
public final class ModelDecider {
    public static final Decider<Model, ModelCommand, ModelEvent, ModelRejection> DECIDER =
            new Decider<>(new Model.Unknown(0), ModelDecider::decide, ModelFold::evolve);

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
            case DefineStages c -> StageRules.define(model, c.stages());
            case ChangePolicy c -> StageRules.changePolicy(model, c.stage(), c.policy());
            case Delete c -> delete(model, c);
            case CreateVersion c -> createVersion(model, c);
            case OnVersion c ->
                    model.versions()
                            .find(c.version(), model.stages())
                            .map(version -> all(model, version.number(), c.commands()))
                            .orElseGet(() -> reject(new VersionUnknown(c.version())));
            case Rollback c -> Promotions.rollback(model, c.stage());
            case Swap c -> swap(model, c);
        };
    }

    private static Decision<ModelEvent, ModelRejection> update(Model.Live model, Update command) {
        var tags = command.tags().on(model.tags());
        if (tags.isEmpty()) {
            return reject(new LimitExceeded("tags", Text.TAGS_MAX));
        }
        var events = new ArrayList<ModelEvent>();
        var details = command.details().appliedTo(model.details());
        if (!details.equals(model.details())) {
            events.add(new ModelUpdated(details));
        }
        if (!tags.get().isNone()) {
            events.add(new TagsChanged(null, tags.get()));
        }
        return new Decision.Accepted<>(events);
    }

    private static Decision<ModelEvent, ModelRejection> delete(Model.Live model, Delete command) {
        return model.versions().byNumber().values().stream()
                .filter(version -> Stage.PRODUCTION.equals(version.stage()) && !command.force())
                .findFirst()
                .<Decision<ModelEvent, ModelRejection>>map(
                        version -> reject(new DeletionGuarded(version.number())))
                .orElseGet(() -> accept(new ModelDeleted(model.id())));
    }

    private static Decision<ModelEvent, ModelRejection> createVersion(
            Model.Live model, CreateVersion command) {
        var number = model.lastNumber() + 1;
        var name = command.name() == null ? VersionName.of(number) : command.name();
        if (isReserved(model, name, number)) {
            return reject(new NameReserved(name));
        }
        var holder = model.versions().holder(name);
        if (holder != null) {
            return reject(new VersionExists(name, holder));
        }
        var created =
                new VersionCreated(
                        number, command.id(), name, command.description(), command.tags());
        return switch (all(ModelFold.evolve(model, created), number, command.then())) {
            case Decision.Rejected<ModelEvent, ModelRejection> rejected -> rejected;
            case Decision.Accepted(var events) when isRefusal(events) ->
                    accept(withoutVersion((PromotionRefused) events.getLast()));
            case Decision.Accepted(var events) -> {
                var all = new ArrayList<ModelEvent>();
                all.add(created);
                all.addAll(events);
                yield new Decision.Accepted<>(all);
            }
        };
    }

    static boolean isReserved(Model.Live model, VersionName name, long number) {
        return name.isReservedFor(number)
                || model.stages().names().stream()
                        .anyMatch(stage -> stage.name().equalsIgnoreCase(name.value()));
    }

    private static PromotionRefused withoutVersion(PromotionRefused refused) {
        return new PromotionRefused(null, refused.stage(), refused.failures());
    }

    /// Each command is decided on what the ones before it made. A refused promotion takes all of it back.
    private static Decision<ModelEvent, ModelRejection> all(
            Model.Live model, long number, List<VersionCommand> commands) {
        var events = new ArrayList<ModelEvent>();
        var state = model;
        for (var command : commands) {
            var version = state.versions().byNumber().get(number);
            if (version == null) {
                return reject(new VersionUnknown(new VersionSelector.Numbered(number)));
            }
            switch (VersionRules.decide(state, version, command)) {
                case Decision.Rejected<ModelEvent, ModelRejection> rejected -> {
                    return rejected;
                }
                case Decision.Accepted(var next) when isRefusal(next) -> {
                    return new Decision.Accepted<>(next);
                }
                case Decision.Accepted(var next) -> {
                    events.addAll(next);
                    for (var event : next) {
                        state = ModelFold.evolve(state, event);
                    }
                }
            }
        }
        return new Decision.Accepted<>(events);
    }

    private static boolean isRefusal(List<ModelEvent> events) {
        return !events.isEmpty() && events.getLast() instanceof PromotionRefused;
    }

    private static Decision<ModelEvent, ModelRejection> swap(Model.Live model, Swap command) {
        var one = model.versions().find(command.one(), model.stages());
        var other = model.versions().find(command.other(), model.stages());
        if (one.isEmpty()) {
            return reject(new VersionUnknown(command.one()));
        }
        return other.isEmpty()
                ? reject(new VersionUnknown(command.other()))
                : Promotions.swap(model, one.get(), other.get());
    }
}
