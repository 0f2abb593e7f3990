package io.modelog.sdk.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A [Table] as CSV (RFC 4180), header first, UTF-8.
final class TableMaterializer implements Materializer {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final ObjectWriter writer;
    private final ObjectReader reader;

    TableMaterializer() {
        var mapper =
                CsvMapper.builder()
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                        .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                        // A row of one empty cell would else be a blank line.
                        .enable(CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS)
                        .build();
        writer = mapper.writer();
        reader = mapper.readerForListOf(String.class);
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type == Table.class;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        var table = (Table) value;
        try (var lines = writer.writeValues(out)) {
            lines.write(table.header());
            for (var row : table.rows()) {
                lines.write(row);
            }
        }
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (var read = reader.<List<String>>readValues(in)) {
            read.readAll(lines);
        }
        if (lines.isEmpty()) {
            throw new InvalidObjectException("the content is empty: a table has a header");
        }
        return type.cast(new Table(lines.getFirst(), lines.subList(1, lines.size())));
    }

    /// The rows as objects, each column with the narrowest type that all its cells have.
    @Override
    public Optional<ObjectNode> schema(Object value) {
        var table = (Table) value;
        var row = JsonNodeFactory.instance.objectNode().put("type", "object");
        var columns = row.putObject("properties");
        var required = row.putArray("required");
        for (var name : table.header()) {
            columns.putObject(name).put("type", typeOf(table.column(name)));
            required.add(name);
        }
        return Optional.of(JsonSchemas.array(Table.class.getSimpleName(), row));
    }

    private static String typeOf(List<String> cells) {
        if (cells.isEmpty() || !cells.stream().allMatch(NUMBER.asMatchPredicate())) {
            return "string";
        }
        return cells.stream().allMatch(INTEGER.asMatchPredicate()) ? "integer" : "number";
    }
}
