package io.modelog.cli.terminal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/// How things of one kind are shown: many as a table, one as a card; `name` is what other commands call it by.
public record Table<T>(Function<T, String> name, List<Column<T>> columns) {
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <T> Table<T> of(Function<T, String> name, Column<T>... columns) {
        return new Table<>(name, List.of(columns));
    }

    /// The same with this column in wide tables only.
    public Table<T> without(String field) {
        return new Table<>(
                name,
                columns.stream().map(it -> it.field().equals(field) ? it.wide() : it).toList());
    }

    Table<T> brief() {
        return new Table<>(name, columns.stream().filter(Column::brief).toList());
    }

    /// Only these fields, in this order; each key of a map is a field too.
    Table<T> select(List<String> fields) {
        return new Table<>(name, fields.stream().map(this::column).toList());
    }

    private Column<T> column(String field) {
        return columns.stream()
                .filter(it -> it.holds(field))
                .findFirst()
                .map(it -> it.narrowedTo(field))
                .orElseThrow(() ->
                        new WrongUsage(
                                "there is no column '%s': choose from %s"
                                        .formatted(field, known())));
    }

    private String known() {
        return columns.stream()
                .map(it -> it.kind() == Column.Kind.MAP ? it.field() + ".<key>" : it.field())
                .collect(Collectors.joining(", "));
    }

    /// A text column that is blank in every row is left out.
    Grid rows(List<T> items, Shell shell) {
        var shown = columns.stream().filter(column -> isFilled(column, items, shell)).toList();
        var titles =
                shown.stream().map(column -> Grid.Cell.of(column.title(), Style.bold)).toList();
        var rows =
                items.stream()
                        .map(item ->
                                shown.stream().map(column -> cell(column, item, shell)).toList());
        var wraps = shown.stream().map(column -> column.kind().wraps()).toList();
        return new Grid(Stream.concat(Stream.of(titles), rows).toList(), wraps);
    }

    private boolean isFilled(Column<T> column, List<T> items, Shell shell) {
        return !column.kind().wraps()
                || items.stream().anyMatch(item -> !column.text(item, shell).isBlank());
    }

    /// One line for each value that is not blank.
    String card(T item, Shell shell) {
        var lines =
                columns.stream()
                        .filter(column -> !column.text(item, shell).isBlank())
                        .map(column ->
                                List.of(
                                        Grid.Cell.of(column.label(), Style.bold),
                                        cell(column, item, shell)))
                        .toList();
        return new Grid(lines, List.of(false, true)).render(shell);
    }

    private Grid.Cell cell(Column<T> column, T item, Shell shell) {
        var value = column.text(item, shell);
        return column.kind() == Column.Kind.STATE
                ? Grid.Cell.of(value, style(value))
                : Grid.Cell.of(value);
    }

    private static IStyle[] style(String state) {
        return switch (state) {
            case "production", "completed", "promoted" -> new IStyle[] {Style.fg_green};
            case "staging", "running", "open" -> new IStyle[] {Style.fg_yellow};
            case "failed", "rejected" -> new IStyle[] {Style.fg_red};
            case "archived", "none", "withdrawn", "" -> new IStyle[] {Style.faint};
            default -> new IStyle[] {Style.fg_cyan};
        };
    }
}
