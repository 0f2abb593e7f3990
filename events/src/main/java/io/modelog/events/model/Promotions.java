package io.modelog.events.model;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;
import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.NONE;
import static io.modelog.events.model.StageChangeCause.DISPLACED;
import static io.modelog.events.model.StageChangeCause.REQUESTED;
import static io.modelog.events.model.StageChangeCause.ROLLED_BACK;
import static io.modelog.events.model.StageChangeCause.SWAPPED;

import io.modelog.events.decider.Decision;
import io.modelog.events.model.ModelEvent.PromotionRefused;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.ModelRejection.NothingToRollBack;
import io.modelog.events.model.ModelRejection.StageOccupied;
import io.modelog.events.model.ModelRejection.StageUnknown;
import io.modelog.events.model.StagePolicy.Failure;
import io.modelog.events.model.VersionCommand.ChangeStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who enters and leaves a stage. At no event do two versions hold an exclusive stage (S-1, B-5).
final class Promotions {
    private Promotions() {}

    static Decision<ModelEvent, ModelRejection> changeStage(
            Model.Live model, Model.Version version, ChangeStage command) {
        var to = command.stage();
        if (!model.stages().contains(to)) {
            return reject(new StageUnknown(to, model.stages().names()));
        }
        if (to.equals(version.stage())) {
            return accept();
        }
        var refusal = refusal(model, version, to);
        if (refusal.isPresent()) {
            return accept(refusal.get());
        }
        var promoted = moved(version, to, REQUESTED, null);
        var occupant = model.versions().at(model.versions().occupants().get(to));
        if (occupant.isEmpty()) {
            return accept(promoted);
        }
        return command.force()
                ? accept(moved(occupant.get(), ARCHIVED, DISPLACED, version), promoted)
                : reject(new StageOccupied(version.number(), to, occupant.get().number()));
    }

    /// A policy is not asked again: the version was let in before.
    static Decision<ModelEvent, ModelRejection> rollback(Model.Live model, Stage stage) {
        if (!model.stages().contains(stage)) {
            return reject(new StageUnknown(stage, model.stages().names()));
        }
        var former = model.versions().formerHolder(stage);
        if (!model.stages().isExclusive(stage) || former.isEmpty()) {
            return reject(new NothingToRollBack(stage));
        }
        var occupant = model.versions().at(model.versions().occupants().get(stage));
        var back = moved(former.get(), stage, ROLLED_BACK, occupant.orElse(null));
        return occupant.isEmpty()
                ? accept(back)
                : accept(moved(occupant.get(), ARCHIVED, ROLLED_BACK, former.get()), back);
    }

    /// Two exclusive stages are exchanged by way of `none`, so that nobody is in the way.
    static Decision<ModelEvent, ModelRejection> swap(
            Model.Live model, Model.Version one, Model.Version other) {
        var first = one.stage() == null ? NONE : one.stage();
        var second = other.stage() == null ? NONE : other.stage();
        if (first.equals(second)) {
            return accept();
        }
        var refusal = refusal(model, one, second).or(() -> refusal(model, other, first));
        if (refusal.isPresent()) {
            return accept(refusal.get());
        }
        if (!model.stages().isExclusive(second)) {
            return accept(moved(one, second, SWAPPED, other), moved(other, first, SWAPPED, one));
        }
        if (!model.stages().isExclusive(first)) {
            return accept(moved(other, first, SWAPPED, one), moved(one, second, SWAPPED, other));
        }
        return accept(
                moved(one, NONE, SWAPPED, other),
                moved(other, first, SWAPPED, one),
                moved(one.in(NONE), second, SWAPPED, other));
    }

    private static VersionStageChanged moved(
            Model.Version version,
            Stage to,
            StageChangeCause cause,
            Model.@Nullable Version counterpart) {
        return new VersionStageChanged(
                version.number(),
                version.stage(),
                to,
                cause,
                counterpart == null ? null : counterpart.number());
    }

    private static Optional<PromotionRefused> refusal(
            Model.Live model, Model.Version version, Stage to) {
        var policy = model.policies().get(to);
        var failures = policy == null ? List.<Failure>of() : failures(policy, version, to);
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(new PromotionRefused(version.number(), to, failures));
    }

    private static List<Failure> failures(StagePolicy policy, Model.Version version, Stage to) {
        var failures = new ArrayList<Failure>();
        for (var rule : policy.requires()) {
            rule.failure(version.metadata())
                    .ifPresent(detail -> failures.add(new Failure("metadata", detail)));
        }
        var after = policy.after();
        if (after != null && !version.been().contains(after)) {
            failures.add(new Failure("after", "the version was never in %s".formatted(after)));
        }
        var request = version.requests().get(to);
        var approvals = request == null ? 0 : request.approvers().size();
        if (approvals < policy.approvals()) {
            failures.add(
                    new Failure(
                            "approvals",
                            "there are %d approvals of the %d required%s"
                                    .formatted(
                                            approvals,
                                            policy.approvals(),
                                            request == null ? "; nobody has asked for them" : "")));
        }
        return failures;
    }
}
