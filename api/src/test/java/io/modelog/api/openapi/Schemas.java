package io.modelog.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.OpenApi31;
import java.util.List;
import java.util.Map;

/// Judges values by the schemas in the OpenAPI document.
final class Schemas {
    private static final String DOCUMENT = "urn:modelog:openapi";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    OpenApi31.getInstance(),
                    registry ->
                            registry.schemas(Map.of(DOCUMENT, Part.DOCUMENT.node().toString()))
                                    .schemaRegistryConfig(
                                            SchemaRegistryConfig.builder()
                                                    .formatAssertionsEnabled(true)
                                                    .build()));

    private Schemas() {}

    /// What is wrong with the value, each with the JSON pointer of its place; empty when nothing is.
    static List<String> faults(Part schema, JsonNode value) {
        return REGISTRY
                .getSchema(SchemaLocation.of(DOCUMENT + "#" + schema.at()))
                .validate(value)
                .stream()
                .map(error ->
                        "%s %s (%s)"
                                .formatted(
                                        error.getInstanceLocation(),
                                        error.getMessage(),
                                        error.getSchemaLocation().getFragment()))
                .toList();
    }
}
