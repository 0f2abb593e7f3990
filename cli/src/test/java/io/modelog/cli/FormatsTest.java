package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `--output` and `--columns` make of one list and one thing.
class FormatsTest {
    private static final String SPRING =
            Examples.VERSION_2
                    .replace("\"name\": \"2\"", "\"name\": \"spring, \\\"late\\\"\"")
                    .replace("\"tags\": []", "\"tags\": [\"gpu\", \"may\"]")
                    .replace(
                            "\"metadata\": {}",
                            "\"metadata\": {\"accuracy\": 0.95, \"test loss\": 0.1, \"data\": {\"$uri\": \"s3://b/d\"}}");

    private final StubNode node = new StubNode();
    private final Terminal terminal = Terminal.at(node.url());

    @BeforeEach
    void spring() {
        node.lists("GET /models/m/versions", SPRING);
        node.answers("GET /models/m/versions/latest", 200, SPRING);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void json_is_what_the_node_sent() {
        node.answers("GET /models/iris_classifier", 200, Examples.IRIS);

        assertThat(terminal.type("model show iris_classifier --output JSON").out())
                .isEqualTo(
                        """
                        {
                          "name" : "iris_classifier",
                          "id" : "0198c5f2-0000-7000-8000-000000000001",
                          "license" : "Apache-2.0",
                          "description" : "Show case Model Control Plane.",
                          "audience" : null,
                          "useCases" : null,
                          "limitations" : null,
                          "tradeOffs" : null,
                          "ethics" : null,
                          "tags" : [ "flowers", "demo" ],
                          "saveToRegistry" : true,
                          "stages" : [ "none", "staging", "production", "archived" ],
                          "latestVersion" : 2,
                          "versions" : 2,
                          "createdAt" : "2026-11-24T10:00:00Z",
                          "createdBy" : "alice",
                          "updatedAt" : "2026-11-24T10:05:00Z",
                          "updatedBy" : "bob"
                        }
                        """);
    }

    @Test
    void an_empty_list_is_an_empty_array_a_header_or_nothing() {
        node.lists("GET /models");

        assertThat(terminal.type("model list -o json").out()).isEqualTo("[ ]\n");
        assertThat(terminal.type("model list -o yaml").out()).isEqualTo("[]\n");
        assertThat(terminal.type("model list -o csv --columns name,tags").out())
                .isEqualTo("name,tags\n");
        assertThat(terminal.type("model list -o name").out()).isEmpty();
    }

    @Test
    void columns_are_any_fields_in_the_order_given() {
        assertThat(
                        terminal.type(
                                        "model version list m --columns stage,metadata.accuracy,metadata.none,artifacts.data,model")
                                .out())
                .isEqualTo(
                        """
                        STAGE       ACCURACY  DATA  MODEL
                        production  0.95      4     iris_classifier
                        Page 1 of 1, 1 in total.
                        """);
        assertThat(terminal.type("model version show m --columns \"number, metadata\"").out())
                .isEqualTo(
                        """
                        number    2
                        metadata  accuracy=0.95, test loss=0.1, data=s3://b/d
                        """);
    }

    @Test
    void columns_narrow_json_too() {
        assertThat(
                        terminal.type("model version list m -o json --columns number,metadata.data")
                                .out())
                .isEqualTo(
                        """
                        [ {
                          "number" : 2,
                          "metadata.data" : {
                            "$uri" : "s3://b/d"
                          }
                        } ]
                        """);
    }

    @Test
    void csv_quotes_what_needs_it_and_writes_lists_as_json() {
        assertThat(
                        terminal.type(
                                        "model version list m -o csv --columns number,name,tags,metadata.accuracy,description,updatedAt")
                                .out())
                .isEqualTo(
                        """
                        number,name,tags,metadata.accuracy,description,updatedAt
                        2,"spring, ""late""\","[""gpu"",""may""]",0.95,,2026-11-24T10:03:00Z
                        """);
    }

    @Test
    void tsv_separates_with_tabs() {
        assertThat(
                        terminal.type(
                                        "model version show m -o tsv --columns number,stage,updatedBy")
                                .out())
                .isEqualTo("number\tstage\tupdatedBy\n2\tproduction\talice\n");
    }

    @Test
    void yaml_reads_like_json() {
        assertThat(terminal.type("model version show m -o yaml --columns name,tags,metadata").out())
                .isEqualTo(
                        """
                        name: spring, "late"
                        tags:
                        - gpu
                        - may
                        metadata:
                          accuracy: 0.95
                          test loss: 0.1
                          data:
                            $uri: s3://b/d
                        """);
    }

    @Test
    void name_is_what_other_commands_take() {
        assertThat(terminal.type("model version list m -o name").out())
                .isEqualTo("spring, \"late\"\n");
    }

    @Test
    void a_version_among_those_of_many_models_is_named_with_its_model() {
        node.lists("GET /versions", SPRING);

        assertThat(terminal.type("model version list -o name").out())
                .isEqualTo("iris_classifier@2\n");
    }

    @Test
    void wide_shows_what_the_table_leaves_out() {
        assertThat(terminal.type("model version list m -o wide").out())
                .startsWith("MODEL            NUMBER  NAME            ID ")
                .contains("METADATA ", "CREATED BY  ");
    }

    @Test
    void an_unknown_column_is_wrong_usage_and_nothing_is_asked() {
        assertThat(terminal.type("stage list m --columns nmae"))
                .isEqualTo(
                        new Terminal.Result(
                                2,
                                "",
                                """
                                modelog: there is no column 'nmae': choose from name, exclusive, occupant, versions, policy.requires, policy.after, policy.approvals
                                Try 'modelog stage list --help'.
                                """));
        assertThat(terminal.type("model register -n m --columns x").code()).isEqualTo(2);
        assertThat(terminal.type("model version update m 2 -s staging --columns x").code())
                .isEqualTo(2);
        assertThat(node.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120})
    void a_table_fits_the_terminal_whatever_the_names(int columns) {
        var longName =
                Examples.VERSION_2
                        .replace("iris_classifier", "m".repeat(255))
                        .replace("\"name\": \"2\"", "\"name\": \"" + "n".repeat(255) + "\"");
        node.lists("GET /versions", longName, SPRING, Examples.VERSION_1);
        node.lists("GET /models", Examples.IRIS.replace("iris_classifier", "m".repeat(255)));
        var narrow = terminal.with("COLUMNS", Integer.toString(columns));

        for (var line :
                List.of(
                        "model version list",
                        "model list",
                        "model version list --columns model,number,name,stage,id,updatedAt,createdAt")) {
            var told = narrow.type(line);
            assertThat(told.code()).isZero();
            assertThat(told.out().lines()).allMatch(it -> it.length() <= columns, line);
            assertThat(told.out()).startsWith(line.contains("version") ? "MODE" : "NAME");
        }
    }

    @Test
    void nothing_is_left_out_where_there_is_no_terminal() {
        node.lists("GET /models", Examples.IRIS.replace("iris_classifier", "m".repeat(255)));

        assertThat(terminal.type("model list").out()).contains("m".repeat(255), "UPDATED");
    }

    @Test
    void an_unknown_format_is_wrong_usage() {
        assertThat(terminal.type("model list -o xml").err())
                .startsWith(
                        "modelog: Invalid value for option '--output': 'xml' is none of table, wide, json, yaml, csv, tsv, name\n");
    }
}
