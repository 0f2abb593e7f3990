package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.CONTENT;

import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Command;
import io.modelog.events.model.Change;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.events.run.RunCommand;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/// A log that follows from commands chosen at random, over few enough names that they meet often. The same for the same
/// seed.
final class RandomLog {
    private final Random random;
    private final TestLog log = new TestLog();

    private RandomLog(long seed) {
        random = new Random(seed);
    }

    static List<LogRecord> of(long seed, int commands) {
        var random = new RandomLog(seed);
        for (var i = 0; i < commands; i++) {
            random.log.append(random.command());
            if (random.chance(20)) {
                random.log.pass(Duration.ofHours(random.random.nextInt(60)));
            }
        }
        return random.log.records();
    }

    private Command command() {
        return switch (random.nextInt(6)) {
            case 0 -> new Command.OnArtifact(artifact(), artifactCommand());
            case 1, 2 -> new Command.OnRun(run(), runCommand());
            default ->
                    new Command.OnModel(
                            new ModelName("model-" + random.nextInt(3)), modelCommand());
        };
    }

    private ModelCommand modelCommand() {
        return switch (random.nextInt(24)) {
            case 0 -> new ModelCommand.Delete();
            case 1, 2 -> new ModelCommand.Register(id(), ModelDetails.NONE, List.of());
            case 3 ->
                    new ModelCommand.Update(
                            new Change.To<>(text()),
                            Change.keep(),
                            Change.keep(),
                            Change.keep(),
                            Change.keep(),
                            Change.keep(),
                            Change.keep(),
                            Change.keep());
            case 4, 5, 6, 7 -> new ModelCommand.CreateVersion(id(), null, null, List.of("tag"));
            case 8 ->
                    new ModelCommand.UpdateVersion(
                            version(), new Change.To<>(new VersionName(text())), Change.keep());
            case 9 -> new ModelCommand.DeleteVersion(version());
            case 10, 11, 12 ->
                    new ModelCommand.ChangeStage(version(), pick(Stage.values()), chance(2));
            case 13, 14, 15, 16 ->
                    new ModelCommand.LinkArtifact(
                            version(),
                            artifactVersion(),
                            pick(ArtifactKind.values()),
                            CONTENT,
                            chance(3));
            case 17, 18 ->
                    new ModelCommand.UnlinkArtifact(version(), artifact(), OptionalLong.empty());
            case 19 -> new ModelCommand.DetachRun(version(), run());
            default -> new ModelCommand.AttachRun(version(), run());
        };
    }

    private ArtifactCommand artifactCommand() {
        return chance(4)
                ? new ArtifactCommand.Register(id(), pick(ArtifactKind.values()), List.of(text()))
                : new ArtifactCommand.CreateVersion(id(), id(), CONTENT, null, null);
    }

    private RunCommand runCommand() {
        var step = new StepName("step-" + random.nextInt(4));
        return switch (random.nextInt(8)) {
            case 0, 1 -> new RunCommand.Start("run", new PipelineName("pipeline"), "{\"seed\":1}");
            case 2, 3 -> new RunCommand.StartStep(step, List.of());
            case 4 -> new RunCommand.CompleteStep(step, List.of());
            case 5 -> new RunCommand.FailStep(step, text());
            case 6 ->
                    chance(4)
                            ? new RunCommand.Complete()
                            : new RunCommand.CacheStep(step, List.of());
            default ->
                    chance(4)
                            ? new RunCommand.Fail(text())
                            : new RunCommand.StartStep(step, List.of());
        };
    }

    private VersionSelector version() {
        return chance(3)
                ? new VersionSelector.Latest()
                : new VersionSelector.Numbered(1 + random.nextInt(6));
    }

    private ArtifactVersionId artifactVersion() {
        return new ArtifactVersionId(artifact(), 1 + random.nextInt(3));
    }

    private ArtifactName artifact() {
        return new ArtifactName("artifact-" + random.nextInt(3));
    }

    private RunId run() {
        return new RunId(new UUID(5, random.nextInt(6)));
    }

    private String text() {
        return "text-" + random.nextInt(10);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
