package io.modelog.projector.view;

import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import org.jspecify.annotations.Nullable;

/// Finds the version that a selector means.
record VersionLookup(Snapshot views, String model) {
    /// Null when it selects none.
    @Nullable Long number(VersionSelector selector) {
        return switch (selector) {
            case VersionSelector.Numbered(var number) -> number;
            case VersionSelector.Named(var name) ->
                    views.get(Table.VERSION_NAMES, Keys.versionName(model, name.value()));
            case VersionSelector.WithId(var id) ->
                    views.get(Table.VERSION_IDS, Keys.versionId(model, id));
            case VersionSelector.InStage(var stage) -> stage.isExclusive() ? occupant(stage) : null;
            case VersionSelector.Latest() -> latest();
        };
    }

    private @Nullable Long occupant(Stage stage) {
        var key = views.first(Table.VERSION_STAGES, Keys.stage(stage, model));
        return key == null ? null : Keys.lastNumber(key);
    }

    private @Nullable Long latest() {
        var row = views.get(Table.MODELS, Keys.name(model));
        return row == null ? null : row.latestVersion();
    }
}
