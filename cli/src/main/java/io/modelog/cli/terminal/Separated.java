package io.modelog.cli.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.modelog.sdk.MetadataValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Comma- or tab-separated values: the fields' names, then a line for each thing. What is no single value is JSON.
enum Separated {
    CSV(','),
    TSV('\t');

    private final char separator;

    Separated(char separator) {
        this.separator = separator;
    }

    <T> void print(List<T> items, List<Column<T>> columns, Shell shell) {
        var mapper =
                CsvMapper.builder()
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                        .build();
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        try (var lines = mapper.writer(schema).writeValues(shell.out())) {
            lines.write(columns.stream().map(Column::field).toList());
            for (T item : items) {
                lines.write(columns.stream().map(it -> cell(it.value().apply(item))).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> values -> Json.line(values);
            case Map<?, ?> map -> Json.line(map);
            case MetadataValue metadata -> cell(metadata.json());
            case Object other -> other.toString();
        };
    }
}
