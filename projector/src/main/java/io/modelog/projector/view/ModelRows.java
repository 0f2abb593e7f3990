package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ATTACHED_RUNS;
import static io.modelog.projector.view.Table.LINKS;
import static io.modelog.projector.view.Table.METADATA;
import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.REQUESTS;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.STAGES;
import static io.modelog.projector.view.Table.VERSIONS;
import static io.modelog.projector.view.Table.VERSION_STAGES;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.query.FieldSet;
import io.modelog.projector.query.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one model and what belongs to it from its rows.
record ModelRows(ReadableRows rows, ModelName model) {
    @Nullable ModelView view() {
        return rows.get(MODELS, Keys.name(model.value()));
    }

    @Nullable VersionView version(VersionSelector version) {
        var number = new VersionLookup(rows, model.value()).number(version);
        return number == null ? null : rows.get(VERSIONS, Keys.version(model.value(), number));
    }

    Page<VersionView> versions(@Nullable Stage stage, Page.Request page) {
        var only = stage(stage, page);
        return only.isPresent()
                ? inStage(
                        rows,
                        Keys.stage(only.get(), model.value()),
                        Listed.VERSIONS_OF_A_MODEL,
                        page)
                : versions(page);
    }

    /// The stage that all versions of the page are in.
    static Optional<String> stage(@Nullable Stage stage, Page.Request page) {
        return Optional.ofNullable(stage)
                .map(Stage::name)
                .or(() -> Filter.demanded(page.selection().filter(), "stage"));
    }

    static Page<VersionView> inStage(
            ReadableRows rows, Key prefix, FieldSet<VersionView> fields, Page.Request page) {
        return new Listing<>(VERSION_STAGES, prefix)
                .page(rows, page, fields, (key, _) -> rows.get(VERSIONS, Keys.staged(key)));
    }

    /// How many there are, the model's own row tells.
    private Page<VersionView> versions(Page.Request page) {
        var list = new Listing<>(VERSIONS, Keys.within(model.value()));
        var known = page.countsAll() ? view() : null;
        return known == null
                ? list.page(rows, page, Listed.VERSIONS_OF_A_MODEL, (_, version) -> version)
                : list.page(
                                rows,
                                page.uncounted(),
                                Listed.VERSIONS_OF_A_MODEL,
                                (_, version) -> version)
                        .counted(known.versions());
    }

    Page<MetadataView> metadata(long version, Page.Request page) {
        return new Listing<>(METADATA, Keys.metadataOf(StreamId.of(model), version))
                .page(rows, page, Listed.METADATA, (_, entry) -> entry);
    }

    List<StageView> stages() {
        return StagesRow.orStandard(rows.get(STAGES, Keys.name(model.value()))).stages().stream()
                .map(this::occupied)
                .toList();
    }

    Page<StageView> stages(Page.Request page) {
        var stages = stages();
        var order = new HashMap<String, String>();
        stages.forEach(stage -> order.put(stage.name(), "%03d".formatted(order.size())));
        return Page.of(
                "stages of " + model,
                stages,
                stage -> order.getOrDefault(stage.name(), ""),
                Listed.STAGES,
                page);
    }

    private StageView occupied(StagesRow.Definition stage) {
        var numbers = new ArrayList<Long>();
        rows.scan(
                VERSION_STAGES,
                Keys.stage(stage.name(), model.value()),
                null,
                (key, _) -> numbers.add(Keys.lastNumber(key)));
        return new StageView(
                stage.name(),
                stage.exclusive(),
                stage.policy(),
                stage.exclusive() && !numbers.isEmpty() ? numbers.getFirst() : null,
                numbers.size());
    }

    Page<RequestView> requests(long version, Page.Request page) {
        return new Listing<>(REQUESTS, Keys.version(model.value(), version))
                .page(rows, page, Listed.REQUESTS, (_, request) -> request);
    }

    Page<LinkView> links(
            long version,
            @Nullable ArtifactKind kind,
            @Nullable ArtifactName artifact,
            Page.Request page) {
        var prefix =
                artifact == null
                        ? Keys.version(model.value(), version)
                        : Keys.links(model.value(), version, artifact.value());
        return new Listing<>(LINKS, prefix)
                .page(
                        rows,
                        page,
                        Listed.LINKS,
                        (_, link) -> kind == null || kind == link.kind() ? link : null);
    }

    Page<AttachedRunView> attachedRuns(long version, Page.Request page) {
        return new Listing<>(ATTACHED_RUNS, Keys.version(model.value(), version))
                .page(
                        rows,
                        page,
                        Listed.ATTACHED_RUNS,
                        (_, row) -> row.joined(rows.get(RUNS, Keys.run(row.runId()))));
    }
}
