package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// Random commands from a world so small that they meet each other.
final class ModelCommands {
    private static final Arbitrary<VersionName> NAMES =
            Arbitraries.of("a", "b", "2", "3", "Production", "latest").map(VersionName::new);
    private static final Arbitrary<VersionSelector> VERSIONS =
            Arbitraries.of("1", "2", "3", "4", "latest", "staging", "production", "a", "b")
                    .map(VersionSelector::parse);
    private static final Arbitrary<ArtifactVersionId> ARTIFACTS =
            Combinators.combine(
                            Arbitraries.of("x", "y").map(ArtifactName::new),
                            Arbitraries.longs().between(1, 3))
                    .as(ArtifactVersionId::new);
    private static final Arbitrary<RunId> RUNS =
            Arbitraries.longs().between(1, 3).map(n -> new RunId(new UUID(1, n)));
    private static final Arbitrary<Boolean> BOOLEANS = Arbitraries.of(true, false);

    private ModelCommands() {}

    /// Begins with a registration; new ids are unique, as the ones of real commands are.
    static Arbitrary<List<ModelCommand>> sequences() {
        return one().list().ofMaxSize(40).map(ModelCommands::numbered);
    }

    private static List<ModelCommand> numbered(List<ModelCommand> commands) {
        var result = new ArrayList<ModelCommand>();
        result.add(new ModelCommand.Register(new UUID(2, 0), ModelDetails.NONE, List.of()));
        for (var command : commands) {
            var id = new UUID(2, result.size());
            result.add(
                    switch (command) {
                        case ModelCommand.Register c ->
                                new ModelCommand.Register(id, c.details(), c.tags());
                        case ModelCommand.CreateVersion c ->
                                new ModelCommand.CreateVersion(
                                        id, c.name(), c.description(), c.tags());
                        default -> command;
                    });
        }
        return List.copyOf(result);
    }

    private static Arbitrary<ModelCommand> one() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(new ModelCommand.Delete())),
                Tuple.of(2, Arbitraries.just(register())),
                Tuple.of(8, NAMES.injectNull(0.5).map(ModelCommands::createVersion)),
                Tuple.of(4, Combinators.combine(VERSIONS, NAMES).as(ModelCommands::rename)),
                Tuple.of(
                        12,
                        Combinators.combine(VERSIONS, Arbitraries.of(Stage.values()), BOOLEANS)
                                .as(ModelCommand.ChangeStage::new)),
                Tuple.of(2, VERSIONS.map(ModelCommand.DeleteVersion::new)),
                Tuple.of(
                        4,
                        Combinators.combine(
                                        VERSIONS,
                                        ARTIFACTS,
                                        Arbitraries.of(ArtifactKind.values()),
                                        Arbitraries.just(Iris.CONTENT),
                                        BOOLEANS)
                                .as(ModelCommand.LinkArtifact::new)),
                Tuple.of(2, Combinators.combine(VERSIONS, ARTIFACTS).as(ModelCommands::unlink)),
                Tuple.of(3, Combinators.combine(VERSIONS, RUNS).as(ModelCommand.AttachRun::new)),
                Tuple.of(2, Combinators.combine(VERSIONS, RUNS).as(ModelCommand.DetachRun::new)));
    }

    private static ModelCommand.Register register() {
        return new ModelCommand.Register(new UUID(0, 0), ModelDetails.NONE, List.of());
    }

    private static ModelCommand.CreateVersion createVersion(@Nullable VersionName name) {
        return new ModelCommand.CreateVersion(new UUID(0, 0), name, null, List.of());
    }

    private static ModelCommand.UpdateVersion rename(VersionSelector version, VersionName name) {
        return new ModelCommand.UpdateVersion(version, new Change.To<>(name), Change.keep());
    }

    private static ModelCommand.UnlinkArtifact unlink(
            VersionSelector version, ArtifactVersionId artifact) {
        return new ModelCommand.UnlinkArtifact(
                version,
                artifact.artifact(),
                artifact.version() == 3
                        ? OptionalLong.empty()
                        : OptionalLong.of(artifact.version()));
    }
}
