package io.modelog.projector.view;

import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.model.Stages;
import io.modelog.projector.view.StageView.PolicyView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stages of a model in order; who is in them is told by the stage index.
record StagesRow(List<Definition> stages) {
    record Definition(String name, boolean exclusive, @Nullable PolicyView policy) {}

    /// Of a model that has chosen none, and so has no row.
    static final StagesRow STANDARD = new StagesRow(List.of()).defined(Stages.STANDARD);

    static StagesRow orStandard(@Nullable StagesRow row) {
        return row == null ? STANDARD : row;
    }

    List<String> names() {
        return stages.stream().map(Definition::name).toList();
    }

    Optional<Definition> find(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    @Nullable PolicyView policy(String stage) {
        return find(stage).map(Definition::policy).orElse(null);
    }

    /// The policies of the stages that stay.
    StagesRow defined(Stages newStages) {
        return new StagesRow(
                newStages.all().stream()
                        .map(stage ->
                                new Definition(
                                        stage.stage().name(),
                                        stage.exclusive(),
                                        find(stage.stage().name())
                                                .map(Definition::policy)
                                                .orElse(null)))
                        .toList());
    }

    StagesRow guarded(String stage, @Nullable StagePolicy policy) {
        return new StagesRow(
                stages.stream()
                        .map(old ->
                                old.name().equals(stage)
                                        ? new Definition(stage, old.exclusive(), view(policy))
                                        : old)
                        .toList());
    }

    static @Nullable PolicyView view(@Nullable StagePolicy policy) {
        return policy == null
                ? null
                : new PolicyView(
                        policy.requires().stream().map(MetadataRule::toString).toList(),
                        policy.after() == null ? null : policy.after().name(),
                        policy.approvals());
    }
}
