package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.CONTENT;

import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.erasure.ErasureCommand;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.CacheKey;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.KeyId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.TagName;
import io.modelog.events.log.Command;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.RunReport;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.tag.TagChange;
import io.modelog.events.tag.TagColor;
import io.modelog.events.tag.TagCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A log that follows from commands chosen at random. The same for the same seed.
record RandomLog(Chance chance) {
    static List<LogRecord> of(long seed, int commands) {
        var chance = new Chance(new Random(seed));
        var random = new RandomLog(chance);
        var log = new TestLog();
        for (var i = 0; i < commands; i++) {
            log.append(random.command());
            if (chance.oneIn(20)) {
                log.pass(Duration.ofHours(chance.below(60)));
            }
        }
        return log.records();
    }

    private Command command() {
        return switch (chance.below(8)) {
            case 0 -> new Command.OnArtifact(artifact(chance), artifactCommand());
            case 1, 2 -> chance.oneIn(6) ? report() : new Command.OnRun(run(chance), runCommand());
            case 3 ->
                    chance.oneIn(6)
                            ? erasure()
                            : new Command.OnTag(
                                    new TagName("tag-" + chance.below(5)), tagCommand());
            default ->
                    new Command.OnModel(
                            new ModelName("model-" + chance.below(3)),
                            new RandomModelCommands(chance).next());
        };
    }

    private Command erasure() {
        return new Command.OnErasure(
                new ErasureId(chance.id()),
                new ErasureCommand.Erase(List.of(new KeyId(chance.below(9)))));
    }

    /// Of a run that no pipeline of ours has started; out of order, and told again now and then.
    private Command report() {
        var told = chance.below(20);
        return new Command.OnRun(
                new RunId(new UUID(6, chance.below(3))),
                new RunCommand.Report(
                        new RunReport(
                                "%064x".formatted(told),
                                TestLog.START.plusSeconds(told),
                                told < 15 ? RunStatus.RUNNING : RunStatus.COMPLETED,
                                new PipelineName("outside"),
                                new StepName("outside"),
                                used(),
                                used(),
                                null,
                                "{\"told\": %d}".formatted(told))));
    }

    private ArtifactCommand artifactCommand() {
        return switch (chance.below(10)) {
            case 0, 1 ->
                    new ArtifactCommand.Register(
                            chance.id(), chance.pick(ArtifactKind.values()), chance.tags());
            case 2, 3 -> new ArtifactCommand.ChangeTags(number(), tagChange(chance));
            case 4, 5 -> new ArtifactCommand.LogMetadata(1 + chance.below(3), metadata(chance));
            case 6 ->
                    chance.oneIn(3)
                            ? new ArtifactCommand.Delete()
                            : new ArtifactCommand.DeleteVersion(1 + chance.below(3));
            default ->
                    new ArtifactCommand.CreateVersion(
                            chance.id(),
                            chance.id(),
                            CONTENT,
                            null,
                            null,
                            chance.tags(),
                            metadata(chance),
                            chance.oneIn(2) ? null : "{\"type\": \"object\"}");
        };
    }

    private @Nullable Long number() {
        return chance.oneIn(2) ? null : Long.valueOf(1 + chance.below(3));
    }

    private RunCommand runCommand() {
        var step = new StepName("step-" + chance.below(4));
        return switch (chance.below(14)) {
            case 0, 1, 2, 3 ->
                    new RunCommand.Start(
                            "run",
                            new PipelineName("pipeline"),
                            "{\"seed\":1}",
                            chance.oneIn(2) ? null : 5);
            case 4, 5 -> new RunCommand.CompleteStep(step, used());
            case 6 -> new RunCommand.FailStep(step, chance.text());
            case 7 -> new RunCommand.CacheStep(step, used());
            case 8, 9 ->
                    new RunCommand.LogMetadata(chance.oneIn(2) ? null : step, metadata(chance));
            case 10 -> chance.oneIn(3) ? new RunCommand.Delete(chance.oneIn(2)) : end();
            default ->
                    new RunCommand.StartStep(
                            step,
                            used(),
                            "{\"rate\": 0.1}",
                            chance.oneIn(2) ? null : new CacheKey("ab".repeat(32)));
        };
    }

    private RunCommand end() {
        return chance.oneIn(2) ? new RunCommand.Complete() : new RunCommand.Fail(chance.text());
    }

    private List<StepArtifact> used() {
        return chance.oneIn(2)
                ? List.of()
                : List.of(
                        new StepArtifact(
                                "used",
                                new ArtifactVersionId(artifact(chance), 1 + chance.below(3))));
    }

    private TagCommand tagCommand() {
        var color = chance.pick(TagColor.values());
        return switch (chance.below(3)) {
            case 0 -> new TagCommand.Register(color);
            case 1 -> new TagCommand.Recolor(color);
            default -> new TagCommand.Delete();
        };
    }

    static TagChange tagChange(Chance chance) {
        return new TagChange(chance.tags(), chance.tags());
    }

    static Metadata metadata(Chance chance) {
        var key = "key-" + chance.below(3);
        var value =
                switch (chance.below(6)) {
                    case 0 -> new MetadataValue.Text(chance.text());
                    case 1 -> new MetadataValue.Flag(chance.oneIn(2));
                    case 2 -> new MetadataValue.Real(chance.below(10) / 10.0);
                    case 3 -> new MetadataValue.Size(chance.below(9));
                    case 4 -> new MetadataValue.Listed(List.of(new MetadataValue.Whole(1)));
                    default -> new MetadataValue.Whole(chance.below(9));
                };
        return Metadata.of(Map.of(key, value));
    }

    static ArtifactName artifact(Chance chance) {
        return new ArtifactName("artifact-" + chance.below(3));
    }

    static RunId run(Chance chance) {
        return new RunId(new UUID(5, chance.below(6)));
    }
}
