package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.CONTENT;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.VersionName;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.model.Change;
import io.modelog.events.model.DetailsChange;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.OnFailure;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.model.Stages;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Commands for models, each kind of them now and then.
record RandomModelCommands(Chance chance) {
    private static final Stage QA = new Stage("qa");

    ModelCommand next() {
        return switch (chance.below(24)) {
            case 0 -> chance.oneIn(3) ? new ModelCommand.Delete(true) : define();
            case 1, 2, 3 ->
                    new ModelCommand.Register(chance.id(), ModelDetails.NONE, chance.tags());
            case 4 -> new ModelCommand.Update(details(), RandomLog.tagChange(chance));
            case 5, 6, 7, 8 -> create();
            case 9 -> define();
            case 10 -> new ModelCommand.ChangePolicy(stage(), policy());
            case 11, 12 -> new ModelCommand.Rollback(stage());
            case 13 -> new ModelCommand.Swap(version(), version());
            case 14 -> new ModelCommand.OnVersion(version(), several());
            default -> new ModelCommand.OnVersion(version(), onVersion());
        };
    }

    private static DetailsChange details(String description) {
        return new DetailsChange(
                Change.keep(),
                new Change.To<>(description),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }

    private DetailsChange details() {
        return details(chance.text());
    }

    private ModelCommand create() {
        return new ModelCommand.CreateVersion(
                chance.id(), null, chance.text(), chance.tags(), several());
    }

    private ModelCommand define() {
        var chosen =
                Stream.of(Stage.STAGING, QA, Stage.PRODUCTION)
                        .filter(stage -> stage.equals(Stage.PRODUCTION) || !chance.oneIn(3))
                        .map(stage -> new Stages.Definition(stage, !chance.oneIn(4)))
                        .toList();
        return new ModelCommand.DefineStages(Stages.choose(chosen));
    }

    private @Nullable StagePolicy policy() {
        return chance.oneIn(3)
                ? null
                : new StagePolicy(
                        List.of(MetadataRule.parse("key-1 >= 3")),
                        chance.oneIn(2) ? Stage.STAGING : null,
                        chance.below(2));
    }

    private List<VersionCommand> several() {
        var commands = new ArrayList<VersionCommand>();
        for (var i = chance.below(4); i > 0; i--) {
            commands.add(onVersion());
        }
        return commands;
    }

    private VersionCommand onVersion() {
        return switch (chance.below(30)) {
            case 0 -> new VersionCommand.Update(new Change.To<>(name()), Change.keep());
            case 1, 2 -> new VersionCommand.ChangeTags(RandomLog.tagChange(chance));
            case 3, 4, 5 -> new VersionCommand.LogMetadata(RandomLog.metadata(chance));
            case 6 -> new VersionCommand.Delete(chance.oneIn(2));
            case 7 -> new VersionCommand.UnlinkAll();
            case 8, 9 ->
                    new VersionCommand.UnlinkArtifact(
                            RandomLog.artifact(chance), OptionalLong.empty());
            case 10, 11, 12 -> link();
            case 13 -> new VersionCommand.DetachRun(RandomLog.run(chance));
            case 14 -> new VersionCommand.AttachRun(RandomLog.run(chance));
            case 15 ->
                    new VersionCommand.AttachRun(
                            RandomLog.run(chance), chance.pick(OnFailure.values()));
            case 28, 29 -> new VersionCommand.SettleRun(RandomLog.run(chance), chance.oneIn(2));
            case 16, 17, 18 -> new VersionCommand.RequestPromotion(wish(), actor());
            case 19, 20 -> new VersionCommand.ApprovePromotion(wish(), actor(), chance.text());
            case 21 -> new VersionCommand.RejectPromotion(wish(), actor(), chance.text());
            case 22 -> new VersionCommand.WithdrawPromotion(wish());
            default -> new VersionCommand.ChangeStage(stage(), chance.oneIn(2));
        };
    }

    private VersionCommand link() {
        var artifact = new ArtifactVersionId(RandomLog.artifact(chance), 1 + chance.below(3));
        return new VersionCommand.LinkArtifact(
                artifact, chance.pick(ArtifactKind.values()), CONTENT, chance.oneIn(3));
    }

    private VersionSelector version() {
        return chance.oneIn(3)
                ? new VersionSelector.Latest()
                : new VersionSelector.Numbered(1 + chance.below(6));
    }

    private VersionName name() {
        return new VersionName(chance.text());
    }

    private Stage stage() {
        return chance.pick(Stage.NONE, Stage.STAGING, QA, Stage.PRODUCTION, Stage.ARCHIVED);
    }

    private Stage wish() {
        return chance.pick(Stage.STAGING, Stage.PRODUCTION);
    }

    private Actor actor() {
        return new Actor(chance.pick("ada", "bob", "eve"));
    }
}
