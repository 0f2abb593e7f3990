package io.modelog.projector.view;

import io.modelog.events.model.VersionSelector;
import org.jspecify.annotations.Nullable;

/// Finds the version that a selector means.
record VersionLookup(ReadableRows views, String model) {
    /// Null when it selects none.
    @Nullable Long number(VersionSelector selector) {
        return switch (selector) {
            case VersionSelector.Numbered(var number) -> number;
            case VersionSelector.Named(var name) -> named(name.value());
            case VersionSelector.WithId(var id) ->
                    views.get(Table.VERSION_IDS, Keys.versionId(model, id));
            case VersionSelector.Latest() -> latest();
        };
    }

    private @Nullable Long named(String name) {
        var stages = StagesRow.orStandard(views.get(Table.STAGES, Keys.name(model)));
        var stage = stages.find(name);
        if (stage.isEmpty()) {
            return holder(name);
        }
        return stage.get().exclusive() ? occupant(name) : null;
    }

    private @Nullable Long holder(String name) {
        return views.get(Table.VERSION_NAMES, Keys.versionName(model, name));
    }

    /// Read from the end: those who left the stage have mostly lower numbers, and RocksDB passes them one by one until it
    /// has compacted them away.
    private @Nullable Long occupant(String stage) {
        var key = views.last(Table.VERSION_STAGES, Keys.stage(stage, model));
        return key == null ? null : Keys.lastNumber(key);
    }

    private @Nullable Long latest() {
        var row = views.get(Table.MODELS, Keys.name(model));
        return row == null ? null : row.latestVersion();
    }
}
