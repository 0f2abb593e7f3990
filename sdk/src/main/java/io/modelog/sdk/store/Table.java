package io.modelog.sdk.store;

import java.util.HashSet;
import java.util.List;

/// Rows of text under named columns, as in a CSV file.
///
/// {@snippet file=StoreSnippets.java region=table}
public record Table(List<String> header, List<List<String>> rows) {
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().<List<String>>map(List::copyOf).toList();
        if (header.isEmpty()) {
            throw new IllegalArgumentException("a table has at least one column");
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw new IllegalArgumentException("two columns have one name: %s".formatted(header));
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != header.size()) {
                throw new IllegalArgumentException(
                        "row %d has %d cells, the header has %d"
                                .formatted(i + 1, rows.get(i).size(), header.size()));
            }
        }
    }

    /// The cells of a column, top down.
    public List<String> column(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "there is no column '%s': there are %s".formatted(name, header));
        }
        return rows.stream().map(row -> row.get(index)).toList();
    }

    /// The numbers of a column, top down; [NumberFormatException] when a cell is none.
    public double[] numbers(String name) {
        return column(name).stream().mapToDouble(Double::parseDouble).toArray();
    }
}
