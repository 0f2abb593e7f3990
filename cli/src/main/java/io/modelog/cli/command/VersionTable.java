package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.map;
import static io.modelog.cli.terminal.Column.state;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.terminal.Table;
import io.modelog.sdk.Version;

/// How versions are shown.
final class VersionTable {
    static final Table<Version> OF_ALL_MODELS =
            Table.of(
                    Version::name,
                    fixed("model", Version::model),
                    fixed("number", Version::number),
                    text("name", Version::name),
                    text("id", Version::id).wide(),
                    state("stage", Version::stage),
                    text("stageChangedAt", Version::stageChangedAt).as("SINCE").wide(),
                    text("description", Version::description).wide(),
                    text("tags", Version::tags),
                    map("metadata", Version::metadata).wide(),
                    fixed("artifacts.data", it -> it.artifacts().data()),
                    fixed("artifacts.model", it -> it.artifacts().model()),
                    fixed("artifacts.endpoint", it -> it.artifacts().endpoint()),
                    fixed("runs", Version::runs),
                    text("createdAt", Version::createdAt).wide(),
                    text("createdBy", Version::createdBy).wide(),
                    fixed("updatedAt", Version::updatedAt),
                    text("updatedBy", Version::updatedBy).wide());

    static final Table<Version> OF_ONE_MODEL = OF_ALL_MODELS.without("model");

    /// A version among those of many models is named with its model.
    static final Table<Version> ACROSS_MODELS =
            new Table<>(it -> it.model() + "@" + it.number(), OF_ALL_MODELS.columns());

    private VersionTable() {}
}
