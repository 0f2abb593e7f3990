package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads models as they were at a moment, those too that are deleted by now. For one thread.
///
/// What has not changed since costs what it costs now; else the model's stream is folded up to the moment, and kept for the
/// next read of the same model. Throws [io.modelog.projector.query.InvalidQuery] when the moment is a position that does
/// not tell how far a stream was, or a request would fold too much ([Folds#EVENTS_MAX]).
public final class PastViews implements ModelReads {
    private final ViewStore store;
    private final AsOf asOf;
    private final Folds folds = new Folds();

    PastViews(ViewStore store, AsOf asOf) {
        this.store = store;
        this.asOf = asOf;
    }

    @Override
    public Optional<Read<ModelView>> model(ModelName model) {
        return read(model, (rows, of) -> answer(of.view(), rows));
    }

    @Override
    public Page<ModelView> models(Page.Request page) {
        return read(then -> new ModelsThen(then).models(page));
    }

    @Override
    public Optional<Read<VersionView>> version(ModelName model, VersionSelector version) {
        return read(model, (rows, of) -> answer(of.version(version), rows));
    }

    @Override
    public Page<VersionView> versions(ModelName model, @Nullable Stage stage, Page.Request page) {
        return read(model, (_, of) -> of.versions(stage, page));
    }

    @Override
    public Page<VersionView> versions(@Nullable Stage stage, Page.Request page) {
        var only = ModelRows.stage(stage, page);
        return read(then ->
                only.isPresent()
                        ? new ModelsThen(then).inStage(only.get(), page)
                        : new ModelsThen(then).versions(page));
    }

    @Override
    public Page<MetadataView> metadata(ModelName model, long version, Page.Request page) {
        return read(model, (_, of) -> of.metadata(version, page));
    }

    @Override
    public Page<StageView> stages(ModelName model, Page.Request page) {
        return read(model, (_, of) -> of.stages(page));
    }

    @Override
    public Page<RequestView> requests(ModelName model, long version, Page.Request page) {
        return read(model, (_, of) -> of.requests(version, page));
    }

    @Override
    public Page<LinkView> links(
            ModelName model,
            long version,
            @Nullable ArtifactKind kind,
            @Nullable ArtifactName artifact,
            Page.Request page) {
        return read(model, (_, of) -> of.links(version, kind, artifact, page));
    }

    @Override
    public Page<AttachedRunView> attachedRuns(ModelName model, long version, Page.Request page) {
        return read(model, (_, of) -> of.attachedRuns(version, page));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(RowsThen rows, ModelRows model);
    }

    private <T> T read(ModelName model, Reading<T> reading) {
        return read(then -> {
            var rows = then.rows(StreamId.of(model));
            return reading.of(rows, new ModelRows(rows, model));
        });
    }

    private <T> T read(Function<Then, T> reading) {
        return store.readPast(past -> reading.apply(new Then(past, asOf, folds)));
    }

    private static <T> Optional<Read<T>> answer(@Nullable T row, RowsThen rows) {
        return row == null ? Optional.empty() : Optional.of(new Read<>(row, rows.sequence()));
    }
}
