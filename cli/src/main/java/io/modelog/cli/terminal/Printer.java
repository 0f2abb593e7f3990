package io.modelog.cli.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// Prints things in the chosen format; `fields` are those asked for, all of them when it is empty.
public record Printer(Shell shell, Format format, List<String> fields) {
    /// What is said about a list: above it, in its place when it is empty, and below it.
    public record Sentences(String above, String whenEmpty, String below) {
        public static Sentences whenEmpty(String sentence) {
            return new Sentences("", sentence, "");
        }

        /// @param filtered whether only some were asked for
        public static Sentences thereAreNo(String things, boolean filtered) {
            return whenEmpty("There are no %s%s.".formatted(filtered ? "such " : "", things));
        }
    }

    public boolean isForPeople() {
        return format.isForPeople();
    }

    public <T> void list(Table<T> table, List<T> items, Sentences sentences) {
        switch (format) {
            case TABLE, WIDE -> rows(chosen(table), items, sentences);
            case JSON, YAML ->
                    tree(fields.isEmpty() ? items : items.stream().map(record(table)).toList());
            default -> separated(chosen(table), items);
        }
    }

    /// Checks the fields asked for before it gets the thing, as getting it may change something.
    public <T> void show(Table<T> table, Supplier<T> thing) {
        var shown = fields.isEmpty() ? table : table.select(fields);
        var item = thing.get();
        switch (format) {
            case TABLE, WIDE -> shell.out().print(shown.card(item, shell));
            case JSON, YAML -> tree(fields.isEmpty() ? item : record(table).apply(item));
            default -> separated(shown, List.of(item));
        }
    }

    /// Faults in the fields asked for, before anything is asked of the node.
    public void check(Table<?> table) {
        table.select(fields);
    }

    /// Tells what was done; a program needs no telling.
    public void done(String sentence) {
        if (isForPeople()) {
            shell.out().println(sentence);
        }
    }

    private <T> Table<T> chosen(Table<T> table) {
        if (fields.isEmpty()) {
            return format == Format.TABLE ? table.brief() : table;
        }
        return table.select(fields);
    }

    private <T> void rows(Table<T> table, List<T> items, Sentences sentences) {
        if (items.isEmpty()) {
            shell.out().println(sentences.whenEmpty());
            return;
        }
        if (!sentences.above().isEmpty()) {
            shell.out().println(shell.colors().apply(sentences.above(), List.of(Style.bold)));
        }
        shell.out().print(text(table.rows(items, shell)));
        if (!sentences.below().isEmpty()) {
            shell.out().println(sentences.below());
        }
    }

    /// Who asks for certain columns gets them, and who asks for all gets a row as wide as it is.
    private String text(Grid grid) {
        if (format == Format.WIDE) {
            return grid.render(shell, Grid.NARROWEST);
        }
        return (fields.isEmpty() ? grid.fitting(shell.width()) : grid).render(shell);
    }

    private <T> void separated(Table<T> table, List<T> items) {
        switch (format) {
            case CSV -> Separated.CSV.print(items, table.columns(), shell);
            case TSV -> Separated.TSV.print(items, table.columns(), shell);
            default -> items.forEach(item -> shell.out().println(table.name().apply(item)));
        }
    }

    /// A thing that is no row, as JSON unless YAML is asked for.
    public void tree(Object value) {
        if (format == Format.YAML) {
            shell.out().print(Yaml.text(Json.tree(value)));
        } else {
            shell.out().println(Json.pretty(value));
        }
    }

    private <T> Function<T, Map<String, @Nullable Object>> record(Table<T> table) {
        var chosen = table.select(fields);
        return item -> {
            var record = new LinkedHashMap<String, @Nullable Object>();
            chosen.columns().forEach(it -> record.put(it.field(), it.value().apply(item)));
            return record;
        };
    }
}
