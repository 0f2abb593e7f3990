package io.modelog.projector.view;

import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.VERSIONS;
import static io.modelog.projector.view.Table.VERSION_IDS;
import static io.modelog.projector.view.Table.VERSION_NAMES;
import static io.modelog.projector.view.Table.VERSION_STAGES;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.projector.view.Table.Present;
import org.jspecify.annotations.Nullable;

/// What an event of a model makes of the rows of that model.
final class ModelProjection {
    private final Rows rows;
    private final String model;
    private final EventEnvelope envelope;

    ModelProjection(Rows rows, String model, EventEnvelope envelope) {
        this.rows = rows;
        this.model = model;
        this.envelope = envelope;
    }

    void apply(ModelEvent event) {
        switch (event) {
            case ModelRegistered e -> register(e);
            case ModelEvent.ModelUpdated(var details) -> putModel(described(model(), details));
            case ModelEvent.ModelDeleted _ -> delete();
            case VersionCreated e -> create(e);
            case VersionUpdated e -> update(e);
            case VersionStageChanged e -> changeStage(e);
            case ModelEvent.VersionDeleted e -> delete(version(e.number()));
            case ModelEvent.ArtifactLinked e -> links().link(e, version(e.number()));
            case ModelEvent.ArtifactUnlinked e -> links().unlink(e, version(e.number()));
            case ModelEvent.RunAttached e -> links().attach(e, version(e.number()));
            case ModelEvent.RunDetached e -> links().detach(e, version(e.number()));
        }
    }

    private void register(ModelRegistered event) {
        if (rows.get(MODELS, Keys.name(model)) != null) {
            throw new CorruptStream(
                    "%s is registered again by event %d"
                            .formatted(envelope.stream(), envelope.sequence()));
        }
        var actor = envelope.actor().value();
        putModel(
                described(
                        new ModelView(
                                model,
                                event.modelId(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                event.tags(),
                                true,
                                null,
                                0,
                                envelope.time(),
                                actor,
                                envelope.time(),
                                actor,
                                envelope.sequence()),
                        event.details()));
    }

    private ModelView described(ModelView view, ModelDetails details) {
        return new ModelView(
                view.name(),
                view.id(),
                details.license(),
                details.description(),
                details.audience(),
                details.useCases(),
                details.limitations(),
                details.tradeOffs(),
                details.ethics(),
                view.tags(),
                details.saveToRegistry(),
                view.latestVersion(),
                view.versions(),
                view.createdAt(),
                view.createdBy(),
                envelope.time(),
                envelope.actor().value(),
                envelope.sequence());
    }

    private ModelView counted(ModelView view, @Nullable Long latestVersion, long versions) {
        return new ModelView(
                view.name(),
                view.id(),
                view.license(),
                view.description(),
                view.audience(),
                view.useCases(),
                view.limitations(),
                view.tradeOffs(),
                view.ethics(),
                view.tags(),
                view.saveToRegistry(),
                latestVersion,
                versions,
                view.createdAt(),
                view.createdBy(),
                view.updatedAt(),
                view.updatedBy(),
                envelope.sequence());
    }

    private void delete() {
        for (var key : rows.keys(VERSIONS, Keys.within(model))) {
            deleteRows(rows.existing(VERSIONS, key, envelope));
        }
        rows.delete(MODELS, Keys.name(model));
    }

    private void create(VersionCreated event) {
        var view = created(event);
        rows.put(VERSIONS, Keys.version(model, view.number()), view);
        rows.put(VERSION_NAMES, Keys.versionName(model, view.name()), view.number());
        rows.put(VERSION_IDS, Keys.versionId(model, view.id()), view.number());
        var old = model();
        putModel(counted(old, view.number(), old.versions() + 1));
    }

    private VersionView created(VersionCreated event) {
        var actor = envelope.actor().value();
        return new VersionView(
                model,
                event.number(),
                event.versionId(),
                event.name().value(),
                event.description(),
                null,
                event.tags(),
                new VersionView.LinkCounts(0, 0, 0),
                0,
                null,
                envelope.time(),
                actor,
                envelope.time(),
                actor,
                envelope.sequence());
    }

    private void update(VersionUpdated event) {
        var old = version(event.number());
        var view = described(old, event);
        rows.delete(VERSION_NAMES, Keys.versionName(model, old.name()));
        rows.put(VERSION_NAMES, Keys.versionName(model, view.name()), view.number());
        rows.put(VERSIONS, Keys.version(model, view.number()), view);
    }

    private VersionView described(VersionView view, VersionUpdated event) {
        return new VersionView(
                view.model(),
                view.number(),
                view.id(),
                event.name().value(),
                event.description(),
                view.stage(),
                view.tags(),
                view.artifacts(),
                view.runs(),
                view.stageChangedAt(),
                view.createdAt(),
                view.createdBy(),
                envelope.time(),
                envelope.actor().value(),
                envelope.sequence());
    }

    private void changeStage(VersionStageChanged event) {
        var old = version(event.number());
        deleteStage(old);
        rows.put(VERSION_STAGES, Keys.stage(event.to(), model, event.number()), Present.PRESENT);
        rows.put(VERSIONS, Keys.version(model, event.number()), staged(old, event));
    }

    private VersionView staged(VersionView view, VersionStageChanged event) {
        return new VersionView(
                view.model(),
                view.number(),
                view.id(),
                view.name(),
                view.description(),
                event.to(),
                view.tags(),
                view.artifacts(),
                view.runs(),
                envelope.time(),
                view.createdAt(),
                view.createdBy(),
                envelope.time(),
                envelope.actor().value(),
                envelope.sequence());
    }

    private void delete(VersionView version) {
        deleteRows(version);
        var old = model();
        var latest = rows.last(VERSIONS, Keys.within(model));
        putModel(counted(old, latest == null ? null : Keys.lastNumber(latest), old.versions() - 1));
    }

    private void deleteRows(VersionView version) {
        links().deleteAll(version.number());
        deleteStage(version);
        rows.delete(VERSION_NAMES, Keys.versionName(model, version.name()));
        rows.delete(VERSION_IDS, Keys.versionId(model, version.id()));
        rows.delete(VERSIONS, Keys.version(model, version.number()));
    }

    private void deleteStage(VersionView version) {
        if (version.stage() != null) {
            rows.delete(VERSION_STAGES, Keys.stage(version.stage(), model, version.number()));
        }
    }

    private LinkProjection links() {
        return new LinkProjection(rows, model, envelope);
    }

    private ModelView model() {
        return rows.existing(MODELS, Keys.name(model), envelope);
    }

    private void putModel(ModelView view) {
        rows.put(MODELS, Keys.name(model), view);
    }

    private VersionView version(long number) {
        return rows.existing(VERSIONS, Keys.version(model, number), envelope);
    }
}
