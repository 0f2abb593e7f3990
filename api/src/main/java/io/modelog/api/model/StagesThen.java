package io.modelog.api.model;

import io.modelog.api.http.Readiness;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.model.Model;
import io.modelog.events.model.ModelDecider;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.model.Stages;
import io.modelog.projector.view.StageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stages of a model as they were right after an event of it.
record StagesThen(Readiness readiness) {
    List<StageView> of(ModelName model, long sequence) {
        var now = readiness.views().stages(model);
        return readiness.views().sequence(StreamId.of(model)) == sequence
                ? now
                : folded(model, sequence);
    }

    private List<StageView> folded(ModelName name, long sequence) {
        var state = ModelDecider.DECIDER.initial();
        for (var envelope : readiness.views().events(StreamId.of(name), 1, sequence)) {
            if (envelope.event() instanceof Event.OfModel(_, var event)) {
                state = ModelDecider.DECIDER.evolve().apply(state, event);
            }
        }
        return state instanceof Model.Live model
                ? model.stages().all().stream().map(stage -> view(model, stage)).toList()
                : List.of();
    }

    private static StageView view(Model.Live model, Stages.Definition definition) {
        var stage = definition.stage();
        return new StageView(
                stage.name(),
                definition.exclusive(),
                view(model.policies().get(stage)),
                model.versions().occupants().get(stage),
                model.versions().byNumber().values().stream()
                        .filter(version -> stage.equals(version.stage()))
                        .count());
    }

    private static StageView.@Nullable PolicyView view(@Nullable StagePolicy policy) {
        return policy == null
                ? null
                : new StageView.PolicyView(
                        policy.requires().stream().map(MetadataRule::toString).toList(),
                        policy.after() == null ? null : policy.after().name(),
                        policy.approvals());
    }

    StageView of(ModelName model, Stage stage, long sequence) {
        return of(model, sequence).stream()
                .filter(view -> view.name().equals(stage.name()))
                .findFirst()
                .orElseThrow();
    }
}
