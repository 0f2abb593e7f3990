package io.modelog.api.http;

import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelEvent.PromotionRefused;
import io.modelog.events.model.ModelRejection;
import io.modelog.events.model.ModelRejection.DeletionGuarded;
import io.modelog.events.model.ModelRejection.LimitExceeded;
import io.modelog.events.model.ModelRejection.LinkUnknown;
import io.modelog.events.model.ModelRejection.ModelExists;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.NameReserved;
import io.modelog.events.model.ModelRejection.NothingToRollBack;
import io.modelog.events.model.ModelRejection.OwnRequest;
import io.modelog.events.model.ModelRejection.RequestOpen;
import io.modelog.events.model.ModelRejection.RequestUnknown;
import io.modelog.events.model.ModelRejection.RunNotAttached;
import io.modelog.events.model.ModelRejection.StageInUse;
import io.modelog.events.model.ModelRejection.StageOccupied;
import io.modelog.events.model.ModelRejection.StageUnknown;
import io.modelog.events.model.ModelRejection.VersionExists;
import io.modelog.events.model.ModelRejection.VersionHeld;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a client is told when a command on a model is refused.
final class ModelRejections {
    private ModelRejections() {}

    static Problem problem(ModelName model, ModelRejection rejection) {
        return switch (rejection) {
            case ModelUnknown() -> Unknown.model(model).problem();
            case ModelExists() -> modelExists(model);
            case VersionUnknown(var version) -> Unknown.version(model, version).problem();
            case VersionExists(var name, var number) -> versionExists(model, name, number);
            case NameReserved(var name) -> nameReserved(model, name);
            case StageOccupied occupied -> stageOccupied(model, occupied);
            case StageUnknown(var stage, var known) -> stageUnknown(model, stage, known);
            case StageInUse(var stage, var why) -> stageInUse(model, stage, why);
            case NothingToRollBack(var stage) -> nothingToRollBack(model, stage);
            case RequestUnknown(var number, var stage) ->
                    Unknown.request(model, number, stage).problem();
            case RequestOpen(var number, var stage, var requester) ->
                    new Problem(
                            ProblemType.REQUEST_OPEN,
                            "%s asks already to let %s@%d into %s"
                                    .formatted(requester, model, number, stage),
                            request(model, number, stage, requester));
            case OwnRequest(var number, var stage, var requester) ->
                    new Problem(
                            ProblemType.OWN_REQUEST,
                            "%s asks to let %s@%d into %s and cannot approve that"
                                    .formatted(requester, model, number, stage),
                            request(model, number, stage, requester));
            case DeletionGuarded(var number) ->
                    Guard.problem(List.of("%s@%d is in production".formatted(model, number)));
            case LimitExceeded(var what, var limit) -> Rejections.limit(what, limit);
            case LinkUnknown(var number, var artifact, var version) ->
                    Unknown.link(model, number, link(artifact, version)).problem();
            case RunNotAttached notAttached -> runNotAttached(model, notAttached);
            case VersionHeld held -> versionHeld(model, held);
        };
    }

    private static Problem modelExists(ModelName model) {
        return new Problem(
                ProblemType.MODEL_EXISTS,
                "there is a model '%s' already".formatted(model),
                Map.of("model", model));
    }

    private static Problem versionExists(ModelName model, VersionName name, long number) {
        return new Problem(
                ProblemType.VERSION_EXISTS,
                "%s@%d has the name '%s' already".formatted(model, number, name),
                Map.of("model", model, "name", name, "version", number));
    }

    private static Problem nameReserved(ModelName model, VersionName name) {
        return new Problem(
                ProblemType.NAME_RESERVED,
                "'%s' selects a version by stage, as latest or by number, so it can be no name"
                        .formatted(name),
                Map.of("model", model, "name", name));
    }

    private static Problem stageOccupied(ModelName model, StageOccupied occupied) {
        var stage = occupied.stage();
        return new Problem(
                ProblemType.STAGE_OCCUPIED,
                "%s@%d holds %s; give force to archive it and promote %s@%d"
                        .formatted(model, occupied.occupant(), stage, model, occupied.number()),
                Map.of("model", model, "stage", stage, "occupant", occupied.occupant()));
    }

    private static Problem stageUnknown(ModelName model, Stage stage, List<Stage> known) {
        return new Problem(
                ProblemType.STAGE_UNKNOWN,
                "model '%s' has no stage '%s'".formatted(model, stage),
                Map.of("model", model, "stage", stage, "stages", known));
    }

    private static Problem stageInUse(ModelName model, Stage stage, String why) {
        return new Problem(
                ProblemType.STAGE_IN_USE,
                "%s cannot change so: %s".formatted(stage, why),
                Map.of("model", model, "stage", stage, "why", why));
    }

    private static Problem nothingToRollBack(ModelName model, Stage stage) {
        return new Problem(
                ProblemType.NOTHING_TO_ROLL_BACK,
                "no version held %s of '%s' before".formatted(stage, model),
                Map.of("model", model, "stage", stage));
    }

    private static Problem runNotAttached(ModelName model, RunNotAttached refused) {
        return new Problem(
                ProblemType.RUN_NOT_ATTACHED,
                "run %s is not attached to %s@%d".formatted(refused.run(), model, refused.number()),
                Map.of("model", model, "version", refused.number(), "run", refused.run()));
    }

    private static Problem versionHeld(ModelName model, VersionHeld refused) {
        return new Problem(
                ProblemType.VERSION_HELD,
                "run %s holds %s@%d until it ends"
                        .formatted(refused.heldBy(), model, refused.number()),
                Map.of(
                        "model",
                        model,
                        "version",
                        refused.number(),
                        "run",
                        refused.run(),
                        "heldBy",
                        refused.heldBy()));
    }

    private static String link(ArtifactName artifact, OptionalLong version) {
        return version.isPresent() ? artifact + "@" + version.getAsLong() : artifact.value();
    }

    private static Map<String, Object> request(
            ModelName model, long version, Stage stage, Actor requester) {
        return Map.of("model", model, "version", version, "stage", stage, "requester", requester);
    }

    /// Of a promotion that the policy of a stage refused: an event, no rejection.
    static Problem refused(ModelName model, PromotionRefused refused) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("model", model);
        members.put("version", refused.number());
        members.put("stage", refused.stage());
        members.put("failures", refused.failures());
        var failed = refused.failures().size();
        var version = refused.number() == null ? "a new version" : model + "@" + refused.number();
        return new Problem(
                ProblemType.PROMOTION_REFUSED,
                "%s may not enter %s: %s not met"
                        .formatted(
                                version,
                                refused.stage(),
                                failed == 1 ? "1 rule is" : failed + " rules are"),
                members);
    }
}
