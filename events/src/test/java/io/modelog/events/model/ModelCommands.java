package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.tag.TagChange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/// Random commands from a world so small that they meet each other.
final class ModelCommands {
    private static final Arbitrary<Boolean> BOOLEANS = Arbitraries.of(true, false);
    private static final Arbitrary<VersionName> NAMES =
            Arbitraries.of("a", "b", "2", "3", "Production", "latest", "qa", "Canary")
                    .map(VersionName::new);
    private static final Arbitrary<VersionSelector> VERSIONS =
            Arbitraries.frequency(
                            Tuple.of(6, "1"),
                            Tuple.of(6, "2"),
                            Tuple.of(6, "3"),
                            Tuple.of(2, "production"),
                            Tuple.of(2, "latest"),
                            Tuple.of(1, "staging"),
                            Tuple.of(1, "qa"),
                            Tuple.of(1, "a"),
                            Tuple.of(1, "9"))
                    .map(VersionSelector::parse);
    private static final Arbitrary<Stage> STAGES =
            Arbitraries.frequency(
                            Tuple.of(4, "production"),
                            Tuple.of(2, "staging"),
                            Tuple.of(2, "qa"),
                            Tuple.of(1, "canary"),
                            Tuple.of(1, "none"),
                            Tuple.of(1, "archived"))
                    .map(Stage::new);
    private static final Arbitrary<Actor> ACTORS = Arbitraries.of(Iris.ADA, Iris.BOB, Iris.EVE);
    private static final Arbitrary<TagChange> TAG_CHANGES =
            Combinators.combine(tags(), tags()).as(TagChange::new);

    private ModelCommands() {}

    /// Begins with a model and three versions, in production, in staging and nowhere. New ids are unique, as the ones of
    /// real commands are.
    static Arbitrary<List<ModelCommand>> sequences() {
        return one().list()
                .ofMaxSize(60)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(ModelCommands::numbered);
    }

    private static List<ModelCommand> numbered(List<ModelCommand> commands) {
        var result = new ArrayList<ModelCommand>();
        result.add(register(0));
        for (var number = 1; number <= 3; number++) {
            result.add(
                    new ModelCommand.CreateVersion(
                            new UUID(2, number), null, null, List.of(), List.of()));
        }
        result.add(Iris.on(Iris.FIRST, new VersionCommand.ChangeStage(Stage.PRODUCTION, false)));
        result.add(Iris.on(Iris.SECOND, new VersionCommand.ChangeStage(Stage.STAGING, false)));
        for (var command : commands) {
            result.add(
                    switch (command) {
                        case ModelCommand.Register _ -> register(result.size());
                        case ModelCommand.CreateVersion c ->
                                new ModelCommand.CreateVersion(
                                        new UUID(2, result.size()),
                                        c.name(),
                                        c.description(),
                                        c.tags(),
                                        c.then());
                        case ModelCommand.Update _,
                                ModelCommand.DefineStages _,
                                ModelCommand.ChangePolicy _,
                                ModelCommand.Delete _,
                                ModelCommand.OnVersion _,
                                ModelCommand.Rollback _,
                                ModelCommand.Swap _ ->
                                command;
                    });
        }
        return List.copyOf(result);
    }

    private static ModelCommand register(int number) {
        return new ModelCommand.Register(new UUID(2, number), ModelDetails.NONE, List.of());
    }

    private static Arbitrary<ModelCommand> one() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(register(0))),
                Tuple.of(1, BOOLEANS.map(ModelCommand.Delete::new)),
                Tuple.of(1, TAG_CHANGES.map(t -> new ModelCommand.Update(DetailsChange.NONE, t))),
                Tuple.of(3, stages().map(ModelCommand.DefineStages::new)),
                Tuple.of(
                        3,
                        Combinators.combine(STAGES, policies().injectNull(0.4))
                                .as(ModelCommand.ChangePolicy::new)),
                Tuple.of(
                        8,
                        Combinators.combine(NAMES.injectNull(0.5), onVersion().list().ofMaxSize(2))
                                .as((name, then) ->
                                        new ModelCommand.CreateVersion(
                                                new UUID(0, 0), name, null, List.of(), then))),
                Tuple.of(
                        70,
                        Combinators.combine(VERSIONS, onVersion().list().ofMinSize(1).ofMaxSize(2))
                                .as((version, commands) ->
                                        new ModelCommand.OnVersion(version, commands))),
                Tuple.of(8, STAGES.map(ModelCommand.Rollback::new)),
                Tuple.of(12, Combinators.combine(VERSIONS, VERSIONS).as(ModelCommand.Swap::new)));
    }

    private static Arbitrary<VersionCommand> onVersion() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        Combinators.combine(STAGES, BOOLEANS).as(VersionCommand.ChangeStage::new)),
                Tuple.of(
                        4,
                        Arbitraries.doubles()
                                .between(0, 1)
                                .ofScale(1)
                                .map(x ->
                                        new VersionCommand.LogMetadata(
                                                Iris.metadata("accuracy", x)))),
                Tuple.of(
                        2,
                        NAMES.map(name ->
                                new VersionCommand.Update(new Change.To<>(name), Change.keep()))),
                Tuple.of(1, TAG_CHANGES.map(VersionCommand.ChangeTags::new)),
                Tuple.of(1, BOOLEANS.map(VersionCommand.Delete::new)),
                Tuple.of(14, requests()),
                Tuple.of(4, links()));
    }

    private static Arbitrary<VersionCommand> requests() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Combinators.combine(STAGES, ACTORS)
                                .as(VersionCommand.RequestPromotion::new)),
                Tuple.of(
                        4,
                        Combinators.combine(STAGES, ACTORS)
                                .as((stage, actor) ->
                                        new VersionCommand.ApprovePromotion(stage, actor, null))),
                Tuple.of(
                        1,
                        Combinators.combine(STAGES, ACTORS)
                                .as((stage, actor) ->
                                        new VersionCommand.RejectPromotion(stage, actor, "no"))),
                Tuple.of(1, STAGES.map(VersionCommand.WithdrawPromotion::new)));
    }

    private static Arbitrary<VersionCommand> links() {
        var artifacts =
                Combinators.combine(
                                Arbitraries.of("x", "y").map(ArtifactName::new),
                                Arbitraries.longs().between(1, 3))
                        .as(ArtifactVersionId::new);
        var runs = Arbitraries.longs().between(1, 3).map(n -> new RunId(new UUID(1, n)));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Combinators.combine(
                                        artifacts, Arbitraries.of(ArtifactKind.values()), BOOLEANS)
                                .as((artifact, kind, overwrite) ->
                                        new VersionCommand.LinkArtifact(
                                                artifact, kind, Iris.CONTENT, overwrite))),
                Tuple.of(2, artifacts.map(ModelCommands::unlink)),
                Tuple.of(1, Arbitraries.just(new VersionCommand.UnlinkAll())),
                Tuple.of(
                        3,
                        Combinators.combine(
                                        runs, Arbitraries.of(OnFailure.values()).injectNull(0.5))
                                .as(VersionCommand.AttachRun::new)),
                Tuple.of(2, Combinators.combine(runs, BOOLEANS).as(VersionCommand.SettleRun::new)),
                Tuple.of(2, runs.map(VersionCommand.DetachRun::new)));
    }

    private static VersionCommand unlink(ArtifactVersionId artifact) {
        return new VersionCommand.UnlinkArtifact(
                artifact.artifact(),
                artifact.version() == 3
                        ? OptionalLong.empty()
                        : OptionalLong.of(artifact.version()));
    }

    private static Arbitrary<Stages> stages() {
        return Arbitraries.of(
                        "staging! production!",
                        "staging production!",
                        "qa! canary production!",
                        "canary! production",
                        "staging! qa canary! production!")
                .map(text -> Iris.stages(text).stages());
    }

    private static Arbitrary<StagePolicy> policies() {
        return Combinators.combine(
                        Arbitraries.of("accuracy", "accuracy >= 0.3")
                                .map(MetadataRule::parse)
                                .list()
                                .ofMaxSize(1),
                        STAGES.injectNull(0.7),
                        Arbitraries.of(0, 0, 1, 2))
                .as(StagePolicy::new);
    }

    private static Arbitrary<List<String>> tags() {
        return Arbitraries.of("t", "u", "v").list().ofMaxSize(2);
    }
}
