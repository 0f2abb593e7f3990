package io.modelog.api.artifact;

import io.modelog.api.http.ForeignStep;
import io.modelog.api.http.Guard;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Readiness;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.LinkView;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.UseView;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands against deleting an artifact or one version of it, and which links go first.
///
/// @param version null for all
record ArtifactDeletion(Readiness readiness, ArtifactName artifact, @Nullable Long version) {
    private static final Page.Request SOME = new Page.Request(Guard.WHY_MAX, null);

    /// Throws the problem `deletion-guarded`.
    List<ForeignStep> steps(boolean force) {
        var links = links();
        if (!force) {
            Guard.check(why(links));
        }
        return links.stream().map(this::unlinking).toList();
    }

    private List<String> why(List<LinkView> links) {
        var inProduction =
                links.stream()
                        .filter(link ->
                                Guard.isInProduction(readiness, link.model(), link.version()))
                        .limit(Guard.WHY_MAX)
                        .map(link ->
                                "%s@%d, which is in production, has %s"
                                        .formatted(link.model(), link.version(), link.id()));
        var used =
                readiness.views().artifacts().usesOf(artifact, version, SOME).items().stream()
                        .map(ArtifactDeletion::sentence);
        return Stream.concat(inProduction, used).toList();
    }

    private static String sentence(UseView use) {
        return "step '%s' of run %s %s %s@%d"
                .formatted(
                        use.step(),
                        use.runId(),
                        use.written() ? "wrote" : "read",
                        use.artifact(),
                        use.version());
    }

    private ForeignStep unlinking(LinkView link) {
        var model = new ModelName(link.model());
        var command =
                new ModelCommand.OnVersion(
                        new VersionSelector.Numbered(link.version()),
                        new VersionCommand.UnlinkArtifact(
                                artifact, OptionalLong.of(link.artifactVersion())));
        return ForeignStep.delete(
                new Command.OnModel(model, command),
                Paths.of("models", model, "versions", link.version(), "artifacts", link.id()));
    }

    private List<LinkView> links() {
        return Page.all(page -> readiness.views().artifacts().linksOf(artifact, version, page))
                .toList();
    }
}
