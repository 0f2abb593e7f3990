package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.KeyValues;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.Listing;
import io.modelog.sdk.Metadata;
import io.modelog.sdk.MetadataValue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Metadata of anything: shown, and logged where values are given.
final class MetadataTable {
    private static final int PAGE = 1000;
    private static final Table<Metadata> TABLE =
            Table.of(
                    Metadata::key,
                    text("key", Metadata::key),
                    text("value", Metadata::value),
                    fixed("type", Metadata::type),
                    fixed("loggedAt", Metadata::loggedAt),
                    text("loggedBy", Metadata::loggedBy).as("BY"));

    private MetadataTable() {}

    /// What was typed after the thing's name: perhaps a version, then values.
    record Words(String version, List<String> values) {
        static Words of(List<String> words, String otherwise) {
            return words.isEmpty() || KeyValues.isOne(words.getFirst())
                    ? new Words(otherwise, words)
                    : new Words(words.getFirst(), words.subList(1, words.size()));
        }
    }

    static void logOrShow(
            Root root,
            List<String> values,
            Supplier<Listing<Metadata>> present,
            Function<Map<String, MetadataValue>, List<Metadata>> log,
            String whose) {
        root.printer().check(TABLE);
        var metadata =
                values.isEmpty()
                        ? present.get().pageSize(PAGE).stream().toList()
                        : log.apply(KeyValues.read(values));
        root.printer()
                .list(TABLE, metadata, Sentences.whenEmpty("%s has no metadata.".formatted(whose)));
    }
}
