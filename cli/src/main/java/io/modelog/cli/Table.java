package io.modelog.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/// How things of one kind are shown: many as a table, one as a card.
record Table<T>(List<Column<T>> columns) {
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <T> Table<T> of(Column<T>... columns) {
        return new Table<>(List.of(columns));
    }

    /// A text column that is blank in every row is left out.
    String rows(List<T> items, Shell shell) {
        var shown = columns.stream().filter(column -> isFilled(column, items, shell)).toList();
        var titles =
                shown.stream().map(column -> Grid.Cell.of(column.title(), Style.bold)).toList();
        var rows =
                items.stream()
                        .map(item ->
                                shown.stream().map(column -> cell(column, item, shell)).toList());
        var wraps = shown.stream().map(column -> column.kind() == Column.Kind.TEXT).toList();
        return new Grid(Stream.concat(Stream.of(titles), rows).toList(), wraps).render(shell);
    }

    private boolean isFilled(Column<T> column, List<T> items, Shell shell) {
        return column.kind() != Column.Kind.TEXT
                || items.stream().anyMatch(item -> !column.text(item, shell).isBlank());
    }

    /// One line for each value that is not blank.
    String card(T item, Shell shell) {
        var lines =
                columns.stream()
                        .filter(column -> !column.text(item, shell).isBlank())
                        .map(column -> List.of(name(column), cell(column, item, shell)))
                        .toList();
        return new Grid(lines, List.of(false, true)).render(shell);
    }

    private Grid.Cell name(Column<T> column) {
        return Grid.Cell.of(column.title().toLowerCase(Locale.ROOT), Style.bold);
    }

    private Grid.Cell cell(Column<T> column, T item, Shell shell) {
        var value = column.text(item, shell);
        return column.kind() == Column.Kind.STATE
                ? Grid.Cell.of(value, style(value))
                : Grid.Cell.of(value);
    }

    private static IStyle[] style(String state) {
        return switch (state) {
            case "production", "completed" -> new IStyle[] {Style.fg_green};
            case "staging", "running" -> new IStyle[] {Style.fg_yellow};
            case "failed" -> new IStyle[] {Style.fg_red};
            case "archived" -> new IStyle[] {Style.faint};
            default -> new IStyle[0];
        };
    }
}
