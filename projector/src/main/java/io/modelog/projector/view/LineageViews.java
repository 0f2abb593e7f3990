package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACTS;

import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.StreamId;
import io.modelog.projector.lineage.LineageGraph;
import io.modelog.projector.lineage.LineageNode;
import io.modelog.projector.lineage.LineageQuery;
import io.modelog.projector.lineage.LineageStart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what came from what, as [Views] does: a walk sees one snapshot.
public final class LineageViews {
    private final ViewStore store;

    LineageViews(ViewStore store) {
        this.store = store;
    }

    /// Empty when there is no such start. Throws [io.modelog.events.id.InvalidValue] of `asOf` when it is a position that
    /// does not say how far a partition counts.
    public Optional<LineageGraph> walk(LineageQuery query) {
        return store.readPast(past -> {
            var moment = new LineageMoment(past, query.asOf());
            var descriptions = new LineageDescriptions(moment);
            var rows = new LineageRows(past.snapshot(), moment);
            var start = start(query.start(), moment);
            return start == null || !isKnown(start, rows, descriptions)
                    ? Optional.empty()
                    : Optional.of(new LineageWalk(rows, descriptions, query).from(start));
        });
    }

    /// An artifact version that a step named need not be there.
    private static boolean isKnown(
            LineageNode start, LineageRows rows, LineageDescriptions descriptions) {
        return descriptions.exists(start)
                || (start instanceof LineageNode.ArtifactVersion artifact
                        && !(rows.steps(artifact, true, _ -> false)
                                && rows.steps(artifact, false, _ -> false)));
    }

    private static @Nullable LineageNode start(LineageStart start, LineageMoment moment) {
        return switch (start) {
            case LineageStart.OfRun(var run) -> new LineageNode.Run(run);
            case LineageStart.OfStep(var run, var step) -> new LineageNode.Step(run, step);
            case LineageStart.OfArtifact(var artifact, var number) -> {
                var found =
                        number.isPresent()
                                ? Long.valueOf(number.getAsLong())
                                : latest(artifact, moment);
                yield found == null
                        ? null
                        : new LineageNode.ArtifactVersion(new ArtifactVersionId(artifact, found));
            }
            case LineageStart.OfModel(var model, var selector) -> {
                var rows = moment.rows(StreamId.of(model));
                var number = new VersionLookup(rows, model.value()).number(selector);
                yield number == null ? null : new LineageNode.ModelVersion(model, number);
            }
        };
    }

    private static @Nullable Long latest(ArtifactName artifact, LineageMoment moment) {
        var row = moment.row(ARTIFACTS, Keys.name(artifact.value()), StreamId.of(artifact));
        return row == null ? null : row.latestVersion();
    }
}
