package io.modelog.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
    /// Of the OpenAPI initiative, with the dialect of the schemas inside; it comes with vertx-openapi.
    private static final String META_SCHEMA =
            "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";

    @Test
    void it_is_openapi_3_1() {
        var registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemaIdResolvers(ids ->
                                        ids.mapPrefix(
                                                "https://spec.openapis.org",
                                                "classpath:spec.openapis.org")));

        assertThat(
                        registry.getSchema(SchemaLocation.of(META_SCHEMA))
                                .validate(Part.DOCUMENT.node()))
                .isEmpty();
    }

    @Test
    void every_reference_leads_to_a_part_and_every_component_is_used() {
        var used = new HashSet<String>();
        for (var reference : Part.DOCUMENT.node().findValuesAsText("$ref")) {
            used.add(reference.substring(1));
        }
        assertThat(used)
                .allSatisfy(at ->
                        assertThat(Part.DOCUMENT.node().at(at).isMissingNode()).as(at).isFalse());

        var components = Part.DOCUMENT.get("components");
        var unused = new ArrayList<String>();
        for (var kind : components.names()) {
            for (var name : components.get(kind).names()) {
                if (!used.contains("/components/%s/%s".formatted(kind, name))) {
                    unused.add(name);
                }
            }
        }
        assertThat(unused)
                .containsExactlyInAnyOrder(
                        "token",
                        "MethodNotAllowedProblem",
                        "BareProblem"); // no operation has those
    }

    @Test
    void every_example_fits_its_schema() {
        var faults = new ArrayList<String>();
        var components = Part.DOCUMENT.get("components");
        for (var kind : List.of("requestBodies", "responses")) {
            for (var name : components.get(kind).names()) {
                components
                        .get(kind)
                        .get(name)
                        .find("content")
                        .ifPresent(content -> {
                            for (var mediaType : content.names()) {
                                faults.addAll(exampleFaults(content.get(mediaType)));
                            }
                        });
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void every_object_that_is_taken_or_given_is_closed() {
        var schemas = Part.DOCUMENT.get("components").get("schemas");
        var open =
                schemas.names().stream()
                        .filter(name -> schemas.get(name).node().has("properties"))
                        .filter(name ->
                                !schemas.get(name).node().has("additionalProperties")
                                        && !schemas.get(name).node().has("unevaluatedProperties"))
                        .toList();

        assertThat(open).containsExactly("Page", "Problem"); // others are made of them, and closed
    }

    private static List<String> exampleFaults(Part content) {
        var examples = content.find("examples");
        if (examples.isEmpty()) {
            return List.of();
        }
        return examples.get().names().stream()
                .map(name -> examples.get().get(name).get("value").node())
                .flatMap(value -> Schemas.faults(content.get("schema"), value).stream())
                .toList();
    }
}
