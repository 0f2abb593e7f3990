package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACT_USES;
import static io.modelog.projector.view.Table.ATTACHED_RUNS;
import static io.modelog.projector.view.Table.FORMER_EDGES;
import static io.modelog.projector.view.Table.LINKED_BY;
import static io.modelog.projector.view.Table.LINKS;
import static io.modelog.projector.view.Table.RUN_MODELS;
import static io.modelog.projector.view.Table.RUN_STEPS;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.projector.lineage.LineageNode;
import io.modelog.projector.lineage.LineageNode.ArtifactVersion;
import io.modelog.projector.lineage.LineageNode.ModelVersion;
import io.modelog.projector.lineage.LineageNode.Run;
import io.modelog.projector.lineage.LineageNode.Step;
import io.modelog.projector.view.FormerEdge.Relation;
import org.jspecify.annotations.Nullable;

/// The relations between things of the lineage as they stood at a moment, from either end: those that still stand, and
/// those that were unmade since.
record LineageRows(Snapshot views, LineageMoment moment) {
    /// Takes what a node is related to; false ends the reading.
    @FunctionalInterface
    interface Visitor<N extends LineageNode> {
        boolean visit(N other);
    }

    @FunctionalInterface
    interface LinkVisitor<N extends LineageNode> {
        boolean visit(N other, ArtifactKind kind);
    }

    @FunctionalInterface
    interface AttachmentVisitor<N extends LineageNode> {
        boolean visit(N other, boolean held);
    }

    /// The steps that read, or wrote, an artifact version.
    boolean steps(ArtifactVersion artifact, boolean written, Visitor<Step> visitor) {
        var id = artifact.version();
        var going = new Going();
        views.scan(
                ARTIFACT_USES,
                Keys.version(id.artifact().value(), id.version()),
                null,
                (_, use) -> {
                    var step = new Step(new RunId(use.runId()), new StepName(use.step()));
                    return use.written() != written
                            || !moment.counts(StreamId.of(step.run()), use.sequence())
                            || going.on(visitor.visit(step));
                });
        return going.on
                && former(
                        artifact,
                        written ? Relation.WROTE : Relation.READ,
                        (other, _) -> visitor.visit((Step) other));
    }

    /// What a step read, or wrote.
    boolean artifacts(Step step, boolean written, Visitor<ArtifactVersion> visitor) {
        var row = views.get(RUN_STEPS, Keys.step(step.run().value(), step.step().value()));
        if (row != null) {
            var refs = written ? row.step().outputs() : row.step().inputs();
            for (var ref : refs) {
                var artifact = artifact(ref.artifact(), ref.version());
                if (isUsed(step, ref, written) && !visitor.visit(artifact)) {
                    return false;
                }
            }
        }
        return former(
                step,
                written ? Relation.WROTE : Relation.READ,
                (other, _) -> visitor.visit((ArtifactVersion) other));
    }

    private boolean isUsed(Step step, StepView.StepArtifactView ref, boolean written) {
        if (moment.isNow()) {
            return true;
        }
        var use =
                views.get(
                        ARTIFACT_USES,
                        Keys.use(
                                new UseView(
                                        ref.artifact(),
                                        ref.version(),
                                        step.run().value(),
                                        step.step().value(),
                                        written,
                                        0)));
        return use != null && moment.counts(StreamId.of(step.run()), use.sequence());
    }

    boolean steps(Run run, Visitor<Step> visitor) {
        var stream = StreamId.of(run.run());
        var going = new Going();
        views.scan(
                RUN_STEPS,
                Keys.run(run.run().value()),
                null,
                (_, row) ->
                        !moment.counts(stream, row.startSequence())
                                || going.on(
                                        visitor.visit(
                                                new Step(
                                                        run.run(),
                                                        new StepName(row.step().name())))));
        return going.on && former(run, Relation.STEP, (other, _) -> visitor.visit((Step) other));
    }

    /// The model versions that link an artifact version.
    boolean links(ArtifactVersion artifact, LinkVisitor<ModelVersion> visitor) {
        var name = artifact.version().artifact().value();
        var going = new Going();
        views.scan(
                LINKED_BY,
                Keys.version(name, artifact.version().version()),
                null,
                (_, by) -> {
                    var version = new ModelVersion(new ModelName(by.model()), by.number());
                    if (!moment.counts(StreamId.of(version.model()), by.sequence())) {
                        return true;
                    }
                    var link =
                            views.get(
                                    LINKS,
                                    Keys.link(by.model(), by.number(), name, by.artifactVersion()));
                    return link == null || going.on(visitor.visit(version, link.kind()));
                });
        return going.on && formerLinks(artifact, visitor, ModelVersion.class);
    }

    /// The artifact versions that a model version links.
    boolean links(ModelVersion version, LinkVisitor<ArtifactVersion> visitor) {
        var going = new Going();
        views.scan(
                LINKS,
                Keys.version(version.model().value(), version.number()),
                null,
                (_, link) ->
                        !isLinked(link)
                                || going.on(
                                        visitor.visit(
                                                artifact(link.artifact(), link.artifactVersion()),
                                                link.kind())));
        return going.on && formerLinks(version, visitor, ArtifactVersion.class);
    }

    private boolean isLinked(LinkView link) {
        if (moment.isNow()) {
            return true;
        }
        var by =
                views.get(
                        LINKED_BY,
                        Keys.linkedBy(
                                link.artifact(),
                                link.artifactVersion(),
                                link.model(),
                                link.version()));
        return by != null && moment.counts(StreamId.of(new ModelName(link.model())), by.sequence());
    }

    private <N extends LineageNode> boolean formerLinks(
            LineageNode node, LinkVisitor<N> visitor, Class<N> type) {
        return former(
                node,
                Relation.LINK,
                (other, edge) -> {
                    var kind = edge.kind();
                    return kind == null || visitor.visit(type.cast(other), kind);
                });
    }

    /// The model versions that a run is attached to.
    boolean attachments(Run run, AttachmentVisitor<ModelVersion> visitor) {
        var going = new Going();
        views.scan(
                RUN_MODELS,
                Keys.run(run.run().value()),
                null,
                (key, sequence) -> {
                    var to = Keys.attachedTo(key);
                    var version = new ModelVersion(new ModelName(to.model()), to.version());
                    var held = held(version, sequence);
                    return held == null || going.on(visitor.visit(version, held));
                });
        return going.on
                && former(
                        run,
                        Relation.ATTACHMENT,
                        (other, edge) -> visitor.visit((ModelVersion) other, edge.held()));
    }

    /// The runs that are attached to a model version.
    boolean attachments(ModelVersion version, AttachmentVisitor<Run> visitor) {
        var stream = StreamId.of(version.model());
        var going = new Going();
        views.scan(
                ATTACHED_RUNS,
                Keys.version(version.model().value(), version.number()),
                null,
                (key, row) ->
                        !moment.counts(stream, Keys.lastNumber(key))
                                || going.on(
                                        visitor.visit(
                                                new Run(new RunId(row.runId())), row.held())));
        return going.on
                && former(
                        version,
                        Relation.ATTACHMENT,
                        (other, edge) -> visitor.visit((Run) other, edge.held()));
    }

    /// Whether a run holds or held a version that it is attached to; null when it was not attached.
    @Nullable Boolean held(Run run, ModelVersion version) {
        var sequence =
                views.get(
                        RUN_MODELS,
                        Keys.runModel(
                                run.run().value(), version.model().value(), version.number()));
        var now = sequence == null ? null : held(version, sequence);
        if (now != null || moment.isNow()) {
            return now;
        }
        var found = new Boolean[1];
        former(
                run,
                Relation.ATTACHMENT,
                (other, edge) -> {
                    found[0] = other.equals(version) ? (Boolean) edge.held() : found[0];
                    return found[0] == null;
                });
        return found[0];
    }

    private @Nullable Boolean held(ModelVersion version, long sequence) {
        if (!moment.counts(StreamId.of(version.model()), sequence)) {
            return null;
        }
        var row =
                views.get(
                        ATTACHED_RUNS,
                        Keys.attachment(version.model().value(), version.number(), sequence));
        return row == null ? null : row.held();
    }

    @FunctionalInterface
    private interface FormerVisitor {
        boolean visit(LineageNode other, FormerEdge edge);
    }

    private boolean former(LineageNode node, Relation relation, FormerVisitor visitor) {
        if (moment.isNow()) {
            return true;
        }
        var going = new Going();
        views.scan(
                FORMER_EDGES,
                Keys.formerEdges(node),
                null,
                (_, edge) ->
                        edge.relation() != relation
                                || !stood(edge)
                                || going.on(visitor.visit(LineageNode.parse(edge.other()), edge)));
        return going.on;
    }

    private boolean stood(FormerEdge edge) {
        var stream = StreamId.parse(edge.stream());
        return moment.counts(stream, edge.since()) && !moment.counts(stream, edge.until());
    }

    private static ArtifactVersion artifact(String name, long version) {
        return new ArtifactVersion(new ArtifactVersionId(new ArtifactName(name), version));
    }

    /// Whether the visitor wants more.
    private static final class Going {
        private boolean on = true;

        boolean on(boolean more) {
            on = more;
            return more;
        }
    }
}
