package io.modelog.projector.view;

import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.REQUESTS;
import static io.modelog.projector.view.Table.STAGES;
import static io.modelog.projector.view.Table.VERSIONS;
import static io.modelog.projector.view.Table.VERSION_IDS;
import static io.modelog.projector.view.Table.VERSION_NAMES;
import static io.modelog.projector.view.Table.VERSION_STAGES;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.model.Stage;
import io.modelog.projector.view.Table.Present;
import io.modelog.projector.view.TaggedView.Kind;
import java.util.Map;
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
            case ModelEvent.ModelUpdated(var details) ->
                    putModel(model().described(details, envelope));
            case ModelEvent.ModelDeleted _ -> delete();
            case VersionCreated e -> create(e);
            case VersionUpdated e -> update(e);
            case VersionStageChanged e -> changeStage(e);
            case ModelEvent.VersionDeleted e -> delete(version(e.number()));
            case ModelEvent.TagsChanged e -> changeTags(e);
            case ModelEvent.MetadataLogged(var number, var entries) -> {
                var old = version(number);
                var metadata = metadata(number).log(old.metadata(), entries);
                putVersion(old.with(old.tags(), metadata, envelope));
            }
            case ModelEvent.GuardEvent e -> new GuardProjection(rows, model, envelope).apply(e);
            case ModelEvent.ArtifactLinked e -> links().link(e, version(e.number()));
            case ModelEvent.ArtifactUnlinked e -> links().unlink(e, version(e.number()));
            case ModelEvent.RunAttached e -> links().attach(e, version(e.number()));
            case ModelEvent.VersionReleased e -> links().release(e, version(e.number()));
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
        var view =
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
                        StagesRow.STANDARD.names(),
                        null,
                        0,
                        envelope.time(),
                        actor,
                        envelope.time(),
                        actor,
                        envelope.sequence());
        putModel(view.described(event.details(), envelope));
        tagging().add(event.tags());
    }

    private void changeTags(ModelEvent.TagsChanged event) {
        var number = event.number();
        if (number == null) {
            var old = model();
            var tags = tagging().change(old.tags(), event.effect());
            putModel(old.changed(tags, old.stages(), envelope));
        } else {
            var old = version(number);
            var tags = tagging(number).change(old.tags(), event.effect());
            putVersion(old.with(tags, old.metadata(), envelope));
        }
    }

    private void delete() {
        for (var key : rows.keys(VERSIONS, Keys.within(model))) {
            deleteRows(rows.existing(VERSIONS, key, envelope));
        }
        tagging().remove(model().tags());
        rows.delete(STAGES, Keys.name(model));
        rows.delete(MODELS, Keys.name(model));
    }

    private void create(VersionCreated event) {
        var view = created(event);
        putVersion(view);
        rows.put(VERSION_NAMES, Keys.versionName(model, view.name()), view.number());
        rows.put(VERSION_IDS, Keys.versionId(model, view.id()), view.number());
        tagging(view.number()).add(view.tags());
        var old = model();
        putModel(old.counted(view.number(), old.versions() + 1, envelope));
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
                Map.of(),
                new VersionView.LinkCounts(0, 0, 0),
                0,
                null,
                null,
                envelope.time(),
                actor,
                envelope.time(),
                actor,
                envelope.sequence());
    }

    private void update(VersionUpdated event) {
        var old = version(event.number());
        var view = old.described(event.name().value(), event.description(), envelope);
        rows.delete(VERSION_NAMES, Keys.versionName(model, old.name()));
        rows.put(VERSION_NAMES, Keys.versionName(model, view.name()), view.number());
        putVersion(view);
    }

    private void changeStage(VersionStageChanged event) {
        var old = version(event.number());
        leaveStage(old, event.to());
        rows.put(VERSION_STAGES, Keys.stage(event.to(), model, event.number()), Present.PRESENT);
        periods().begin(event.to(), event.number());
        putVersion(old.in(event.to(), envelope));
        new GuardProjection(rows, model, envelope).entered(event);
    }

    private void delete(VersionView version) {
        deleteRows(version);
        var old = model();
        var latest = rows.last(VERSIONS, Keys.within(model));
        putModel(
                old.counted(
                        latest == null ? null : Keys.lastNumber(latest),
                        old.versions() - 1,
                        envelope));
    }

    private void deleteRows(VersionView version) {
        links().deleteAll(version.number());
        tagging(version.number()).remove(version.tags());
        metadata(version.number()).deleteAll();
        rows.keys(REQUESTS, Keys.version(model, version.number()))
                .forEach(request -> rows.delete(REQUESTS, request));
        leaveStage(version, null);
        rows.delete(VERSION_NAMES, Keys.versionName(model, version.name()));
        rows.delete(VERSION_IDS, Keys.versionId(model, version.id()));
        rows.delete(VERSIONS, Keys.version(model, version.number()));
    }

    /// @param next null when the version is deleted
    private void leaveStage(VersionView version, @Nullable Stage next) {
        if (version.stage() != null) {
            rows.delete(VERSION_STAGES, Keys.stage(version.stage(), model, version.number()));
            periods().end(version, next);
        }
    }

    private PeriodProjection periods() {
        return new PeriodProjection(rows, model, envelope);
    }

    private LinkProjection links() {
        return new LinkProjection(rows, model, envelope);
    }

    private MetadataProjection metadata(long number) {
        return new MetadataProjection(rows, Keys.metadataOf(envelope.stream(), number), envelope);
    }

    private Tagging tagging() {
        return Tagging.of(rows, Kind.MODEL, model);
    }

    private Tagging tagging(long number) {
        return new Tagging(rows, Kind.VERSION, model, number);
    }

    private ModelView model() {
        return rows.existing(MODELS, Keys.name(model), envelope);
    }

    private void putModel(ModelView view) {
        rows.put(MODELS, Keys.name(model), view);
    }

    private void putVersion(VersionView view) {
        rows.put(VERSIONS, Keys.version(model, view.number()), view);
    }

    private VersionView version(long number) {
        return rows.existing(VERSIONS, Keys.version(model, number), envelope);
    }
}
