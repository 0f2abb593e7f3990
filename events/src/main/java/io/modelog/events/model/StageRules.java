package io.modelog.events.model;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.Decision;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelEvent.StagesDefined;
import io.modelog.events.model.ModelRejection.StageInUse;
import io.modelog.events.model.ModelRejection.StageUnknown;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which stages a model has, and what each asks of a version.
final class StageRules {
    private StageRules() {}

    static Decision<ModelEvent, ModelRejection> define(Model.Live model, Stages stages) {
        if (stages.equals(model.stages())) {
            return accept();
        }
        return conflict(model, stages)
                .<Decision<ModelEvent, ModelRejection>>map(Decision::reject)
                .orElseGet(() -> accept(new StagesDefined(stages)));
    }

    /// What in the model keeps it from having these stages.
    static Optional<StageInUse> conflict(Model.Live model, Stages stages) {
        var gone =
                model.stages().names().stream()
                        .filter(stage -> !stages.contains(stage))
                        .flatMap(stage -> useOf(model, stage).stream());
        var crowded =
                stages.names().stream()
                        .filter(stages::isExclusive)
                        .filter(model.stages()::contains)
                        .filter(stage -> !model.stages().isExclusive(stage))
                        .flatMap(stage -> crowdIn(model, stage).stream());
        var named =
                stages.names().stream()
                        .filter(stage -> !model.stages().contains(stage))
                        .flatMap(stage -> namesakeOf(model, stage).stream());
        return Stream.of(gone, crowded, named).flatMap(Function.identity()).findFirst();
    }

    private static Optional<StageInUse> useOf(Model.Live model, Stage stage) {
        for (var version : model.versions().byNumber().values()) {
            if (stage.equals(version.stage())) {
                return inUse(stage, "version %d is in it", version.number());
            }
            if (version.requests().containsKey(stage)) {
                return inUse(stage, "a request for version %d is open", version.number());
            }
        }
        return model.policies().entrySet().stream()
                .filter(p -> p.getKey().equals(stage) || stage.equals(p.getValue().after()))
                .findFirst()
                .flatMap(p -> inUse(stage, "the policy of %s names it", p.getKey()));
    }

    private static Optional<StageInUse> crowdIn(Model.Live model, Stage stage) {
        var inside =
                model.versions().byNumber().values().stream()
                        .filter(v -> stage.equals(v.stage()))
                        .count();
        return inside > 1 ? inUse(stage, "%d versions are in it", inside) : Optional.empty();
    }

    /// A version with the name would be hidden by the stage.
    private static Optional<StageInUse> namesakeOf(Model.Live model, Stage stage) {
        return model.versions().chosenNames().entrySet().stream()
                .filter(name -> name.getKey().value().equalsIgnoreCase(stage.name()))
                .findFirst()
                .flatMap(name -> inUse(stage, "version %d has its name", name.getValue()));
    }

    private static Optional<StageInUse> inUse(Stage stage, String why, Object what) {
        return Optional.of(new StageInUse(stage, why.formatted(what)));
    }

    static Decision<ModelEvent, ModelRejection> changePolicy(
            Model.Live model, Stage stage, @Nullable StagePolicy policy) {
        var unknown = unknown(model, stage, policy);
        if (unknown.isPresent()) {
            return reject(new StageUnknown(unknown.get(), model.stages().names()));
        }
        return Objects.equals(policy, model.policies().get(stage))
                ? accept()
                : accept(new StagePolicyChanged(stage, policy));
    }

    /// A stage that the policy speaks of and the model does not have.
    static Optional<Stage> unknown(Model.Live model, Stage stage, @Nullable StagePolicy policy) {
        return Optional.of(stage)
                .filter(s -> !model.stages().contains(s))
                .or(() ->
                        Optional.ofNullable(policy)
                                .map(StagePolicy::after)
                                .filter(s -> !model.stages().contains(s)));
    }
}
