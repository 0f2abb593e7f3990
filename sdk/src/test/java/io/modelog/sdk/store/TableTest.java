package io.modelog.sdk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Materializer CSV = Materializers.STANDARD.toWrite(Table.class);

    private static final Table FLOWERS =
            new Table(
                    List.of("species", "petal_length", "seen"),
                    List.of(List.of("setosa", "1.4", "3"), List.of("virginica", "6", "12")));

    @Test
    void a_table_becomes_csv_and_back() throws IOException {
        assertThat(CSV.mediaType()).isEqualTo("text/csv");
        assertThat(write(FLOWERS))
                .isEqualTo("species,petal_length,seen\nsetosa,1.4,3\nvirginica,6,12\n");
        assertThat(read(write(FLOWERS))).isEqualTo(FLOWERS);
    }

    @Test
    void no_cell_changes_on_the_way() throws IOException {
        var cells =
                List.of(
                        "",
                        " ",
                        "a,b",
                        "a\nb",
                        "a\r\nb",
                        "\"",
                        "\"a\"",
                        "'",
                        "\\",
                        "Grünlilie",
                        "#",
                        "=1");
        var column = new Table(List.of("one"), cells.stream().map(List::of).toList());
        var row = new Table(cells, List.of(cells));

        assertThat(read(write(column))).isEqualTo(column);
        assertThat(read(write(row))).isEqualTo(row);
    }

    @Test
    void csv_of_other_programs_is_read() throws IOException {
        assertThat(read("a,b\r\n1,\"x,\"\"y\"\"\"\r\n2,"))
                .isEqualTo(
                        new Table(
                                List.of("a", "b"),
                                List.of(List.of("1", "x,\"y\""), List.of("2", ""))));
    }

    @Test
    void columns_are_read_by_name() {
        assertThat(FLOWERS.column("species")).containsExactly("setosa", "virginica");
        assertThat(FLOWERS.numbers("petal_length")).containsExactly(1.4, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FLOWERS.column("size"))
                .withMessage("there is no column 'size': there are [species, petal_length, seen]");
    }

    @Test
    void a_row_of_another_length_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("a,b\n1,2\n3\n"))
                .withMessage("row 2 has 1 cells, the header has 2");
    }

    @Test
    void columns_have_names_of_their_own() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table(List.of("a", "a"), List.of()))
                .withMessage("two columns have one name: [a, a]");
    }

    @Test
    void empty_content_is_no_table() {
        assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> read(""));
    }

    @Test
    void the_schema_has_the_narrowest_type_of_each_column() throws IOException {
        assertThat(CSV.schema(FLOWERS))
                .contains(
                        new JsonMapper()
                                .readValue(
                                        """
                                        {"$schema": "https://json-schema.org/draft/2020-12/schema",
                                         "title": "Table",
                                         "type": "array",
                                         "items": {
                                           "type": "object",
                                           "properties": {
                                             "species": {"type": "string"},
                                             "petal_length": {"type": "number"},
                                             "seen": {"type": "integer"}},
                                           "required": ["species", "petal_length", "seen"]}}
                                        """,
                                        ObjectNode.class));
    }

    private static String write(Table table) throws IOException {
        var out = new ByteArrayOutputStream();
        CSV.write(table, out);
        return out.toString(UTF_8);
    }

    private static Table read(String csv) throws IOException {
        return CSV.read(Table.class, new ByteArrayInputStream(csv.getBytes(UTF_8)));
    }
}
