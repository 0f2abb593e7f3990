package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ATTACHED_RUNS;
import static io.modelog.projector.view.Table.FORMER_EDGES;
import static io.modelog.projector.view.Table.LINKED_BY;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.lineage.LineageNode;
import io.modelog.projector.view.FormerEdge.Relation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps what an event unmakes of the lineage, for those who ask how it was before; found from both ends.
record FormerEdges(Rows rows, EventEnvelope envelope) {
    void unlinked(LinkView link) {
        var artifact = artifact(link.artifact(), link.artifactVersion());
        var version = new LineageNode.ModelVersion(new ModelName(link.model()), link.version());
        var by =
                rows.existing(
                        LINKED_BY,
                        Keys.linkedBy(
                                link.artifact(),
                                link.artifactVersion(),
                                link.model(),
                                link.version()),
                        envelope);
        put(artifact, version, Relation.LINK, link.kind(), false, by.sequence());
    }

    /// @param sequence of attaching
    AttachmentRow detached(String model, long number, long sequence) {
        var row = rows.existing(ATTACHED_RUNS, Keys.attachment(model, number, sequence), envelope);
        put(
                new LineageNode.Run(new RunId(row.runId())),
                new LineageNode.ModelVersion(new ModelName(model), number),
                Relation.ATTACHMENT,
                null,
                row.held(),
                sequence);
        return row;
    }

    void unused(UseView use) {
        put(
                artifact(use.artifact(), use.version()),
                step(use.runId(), use.step()),
                use.written() ? Relation.WROTE : Relation.READ,
                null,
                false,
                use.sequence());
    }

    /// A step whose run is deleted.
    void left(UUID run, StepRow row) {
        put(
                new LineageNode.Run(new RunId(run)),
                step(run, row.step().name()),
                Relation.STEP,
                null,
                false,
                row.startSequence());
    }

    private void put(
            LineageNode one,
            LineageNode other,
            Relation relation,
            @Nullable ArtifactKind kind,
            boolean held,
            long since) {
        put(one, other, edge(other, relation, kind, held, since));
        put(other, one, edge(one, relation, kind, held, since));
    }

    private void put(LineageNode node, LineageNode other, FormerEdge edge) {
        rows.put(FORMER_EDGES, Keys.formerEdge(node, other, edge), edge);
    }

    private FormerEdge edge(
            LineageNode other,
            Relation relation,
            @Nullable ArtifactKind kind,
            boolean held,
            long since) {
        return new FormerEdge(
                relation,
                other.toString(),
                kind,
                held,
                envelope.stream().toString(),
                since,
                envelope.sequence());
    }

    private static LineageNode artifact(String name, long version) {
        return new LineageNode.ArtifactVersion(
                new ArtifactVersionId(new ArtifactName(name), version));
    }

    private static LineageNode step(UUID run, String step) {
        return new LineageNode.Step(new RunId(run), new StepName(step));
    }
}
