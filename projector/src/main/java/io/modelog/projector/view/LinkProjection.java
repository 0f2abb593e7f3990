package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ATTACHED_RUNS;
import static io.modelog.projector.view.Table.HELD_VERSIONS;
import static io.modelog.projector.view.Table.LINKED_BY;
import static io.modelog.projector.view.Table.LINKS;
import static io.modelog.projector.view.Table.RUN_MODELS;
import static io.modelog.projector.view.Table.VERSIONS;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.ArtifactUnlinked;
import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.RunDetached;
import io.modelog.events.model.ModelEvent.VersionReleased;
import io.modelog.projector.view.Table.LinkedBy;
import io.modelog.projector.view.Table.Present;
import io.modelog.projector.view.VersionView.LinkCounts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event of a model makes of the artifacts linked to its versions and the runs attached to them.
final class LinkProjection {
    private final Rows rows;
    private final String model;
    private final EventEnvelope envelope;

    LinkProjection(Rows rows, String model, EventEnvelope envelope) {
        this.rows = rows;
        this.model = model;
        this.envelope = envelope;
    }

    /// A link that is there already is replaced, and so is its kind.
    void link(ArtifactLinked event, VersionView version) {
        var link = linked(event);
        var key = Keys.link(model, link.version(), link.artifact(), link.artifactVersion());
        var old = rows.get(LINKS, key);
        rows.put(LINKS, key, link);
        putLinkedBy(link, old);
        var without = old == null ? version.artifacts() : plus(version.artifacts(), old.kind(), -1);
        put(version, plus(without, link.kind(), 1), version.runs());
    }

    /// A link that keeps its kind was made when it was made first.
    private void putLinkedBy(LinkView link, @Nullable LinkView old) {
        if (old == null || old.kind() != link.kind()) {
            if (old != null) {
                former().unlinked(old);
            }
            rows.put(
                    LINKED_BY,
                    Keys.linkedBy(link.artifact(), link.artifactVersion(), model, link.version()),
                    new LinkedBy(
                            model, link.version(), link.artifactVersion(), envelope.sequence()));
        }
    }

    private FormerEdges former() {
        return new FormerEdges(rows, envelope);
    }

    private LinkView linked(ArtifactLinked event) {
        var content = event.content();
        return new LinkView(
                event.artifact().toString(),
                model,
                event.number(),
                event.kind(),
                event.artifact().artifact().value(),
                event.artifact().version(),
                content.uri(),
                content.sha256(),
                content.sizeBytes(),
                content.mediaType(),
                content.type(),
                envelope.time(),
                envelope.actor().value());
    }

    void unlink(ArtifactUnlinked event, VersionView version) {
        var artifact = event.artifact();
        var key = Keys.link(model, event.number(), artifact.artifact().value(), artifact.version());
        var old = rows.existing(LINKS, key, envelope);
        delete(old);
        put(version, plus(version.artifacts(), old.kind(), -1), version.runs());
    }

    private void delete(LinkView link) {
        former().unlinked(link);
        var artifact = link.artifact();
        rows.delete(LINKS, Keys.link(model, link.version(), artifact, link.artifactVersion()));
        rows.delete(
                LINKED_BY, Keys.linkedBy(artifact, link.artifactVersion(), model, link.version()));
    }

    void attach(RunAttached event, VersionView version) {
        var run = event.run().value();
        var runModel = Keys.runModel(run, model, event.number());
        var earlier = rows.get(RUN_MODELS, runModel);
        var held = event.onFailure() != null;
        if (earlier != null) {
            held |= former().detached(model, event.number(), earlier).held();
            rows.delete(ATTACHED_RUNS, Keys.attachment(model, event.number(), earlier));
        }
        rows.put(RUN_MODELS, runModel, envelope.sequence());
        rows.put(
                ATTACHED_RUNS,
                Keys.attachment(model, event.number(), envelope.sequence()),
                new AttachmentRow(run, envelope.time(), envelope.actor().value(), held));
        var holding = event.onFailure() == null ? version : held(run, version);
        put(holding, version.artifacts(), version.runs() + (earlier == null ? 1 : 0));
    }

    private VersionView held(UUID run, VersionView version) {
        rows.put(HELD_VERSIONS, Keys.runModel(run, model, version.number()), Present.PRESENT);
        return version.heldBy(run, envelope);
    }

    void release(VersionReleased event, VersionView version) {
        var run = event.run().value();
        rows.delete(HELD_VERSIONS, Keys.runModel(run, model, version.number()));
        put(released(run, version), version.artifacts(), version.runs());
    }

    private VersionView released(UUID run, VersionView version) {
        return run.equals(version.heldBy()) ? version.heldBy(null, envelope) : version;
    }

    void detach(RunDetached event, VersionView version) {
        var run = event.run().value();
        delete(run, event.number());
        put(released(run, version), version.artifacts(), version.runs() - 1);
    }

    private void delete(UUID run, long number) {
        var runModel = Keys.runModel(run, model, number);
        var attached = rows.existing(RUN_MODELS, runModel, envelope);
        former().detached(model, number, attached);
        rows.delete(RUN_MODELS, runModel);
        rows.delete(HELD_VERSIONS, runModel);
        rows.delete(ATTACHED_RUNS, Keys.attachment(model, number, attached));
    }

    /// The rows of a version that is deleted.
    void deleteAll(long number) {
        for (var key : rows.keys(LINKS, Keys.version(model, number))) {
            delete(rows.existing(LINKS, key, envelope));
        }
        for (var key : rows.keys(ATTACHED_RUNS, Keys.version(model, number))) {
            delete(rows.existing(ATTACHED_RUNS, key, envelope).runId(), number);
        }
    }

    private void put(VersionView view, LinkCounts artifacts, long runs) {
        rows.put(
                VERSIONS,
                Keys.version(model, view.number()),
                view.counting(artifacts, runs, envelope));
    }

    private static LinkCounts plus(LinkCounts counts, ArtifactKind kind, int change) {
        return switch (kind) {
            case DATA -> new LinkCounts(counts.data() + change, counts.model(), counts.endpoint());
            case MODEL -> new LinkCounts(counts.data(), counts.model() + change, counts.endpoint());
            case ENDPOINT ->
                    new LinkCounts(counts.data(), counts.model(), counts.endpoint() + change);
        };
    }
}
