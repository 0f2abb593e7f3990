package io.modelog.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
    enum Species {
        SETOSA,
        VIRGINICA
    }

    record Flower(
            Species species,
            List<Double> petals,
            int seen,
            boolean wild,
            @JsonProperty(value = "place_found", required = true) String place,
            List<Note> notes,
            Map<String, Long> counts) {}

    record Note(Instant at, LocalDate on, Duration took, UUID id, URI link, Object more) {}

    record Node(String name, @Nullable Node left, List<Node> others) {}

    private static final Note NOTE =
            new Note(
                    Instant.EPOCH,
                    LocalDate.EPOCH,
                    Duration.ZERO,
                    new UUID(0, 0),
                    URI.create("x:y"),
                    1);
    private static final Flower FLOWER =
            new Flower(Species.SETOSA, List.of(1.4), 1, true, "here", List.of(NOTE), Map.of());

    @Test
    void a_record_says_what_its_json_looks_like() throws IOException {
        assertThat(schema(FLOWER))
                .isEqualTo(
                        json(
                                """
                                {"$schema": "https://json-schema.org/draft/2020-12/schema",
                                 "title": "Flower",
                                 "type": "object",
                                 "properties": {
                                   "species": {"type": "string", "enum": ["SETOSA", "VIRGINICA"]},
                                   "petals": {"type": "array", "items": {"type": "number"}},
                                   "seen": {"type": "integer"},
                                   "wild": {"type": "boolean"},
                                   "place_found": {"type": "string"},
                                   "notes": {"type": "array", "items": {
                                     "type": "object",
                                     "properties": {
                                       "at": {"type": "string", "format": "date-time"},
                                       "on": {"type": "string", "format": "date"},
                                       "took": {"type": "string", "format": "duration"},
                                       "id": {"type": "string", "format": "uuid"},
                                       "link": {"type": "string"},
                                       "more": {}}}},
                                   "counts": {"type": "object", "additionalProperties": {"type": "integer"}}},
                                 "required": ["seen", "wild", "place_found"]}
                                """));
    }

    @Test
    void a_list_of_records_has_their_schema() throws IOException {
        var items =
                json("{\"type\": \"object\", \"properties\": {\"left\": {\"type\": \"integer\"}}}");
        record Left(Integer left) {}

        for (var value : List.of(List.of(new Left(1)), new Left[] {new Left(1), new Left(2)})) {
            var schema = schema(value);
            assertThat(schema.get("title").textValue()).isEqualTo("Left");
            assertThat(schema.get("type").textValue()).isEqualTo("array");
            assertThat(schema.get("items")).isEqualTo(items);
        }
    }

    @Test
    void a_type_inside_itself_is_any_object() throws IOException {
        assertThat(schema(new Node("root", null, List.of())).get("properties"))
                .isEqualTo(
                        json(
                                """
                                {"name": {"type": "string"},
                                 "left": {"type": "object"},
                                 "others": {"type": "array", "items": {"type": "object"}}}
                                """));
    }

    @Test
    void where_a_schema_says_nothing_there_is_none() {
        var mixed = new ArrayList<@Nullable Object>(List.of(new Node("a", null, List.of()), 1));
        mixed.add(null);

        for (Object value :
                List.of(1, true, List.of(), List.of(1, 2), Map.of("a", 1), mixed, "text")) {
            assertThat(Materializers.STANDARD.forValue(value).schema(value)).isEmpty();
        }
    }

    private static JsonNode schema(Object value) {
        return Materializers.STANDARD.forValue(value).schema(value).orElseThrow();
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }
}
