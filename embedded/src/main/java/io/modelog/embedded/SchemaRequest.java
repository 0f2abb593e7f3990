package io.modelog.embedded;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// The body with which clients of a registry send a schema.
@JsonIgnoreProperties(
        ignoreUnknown = true) // Confluent's newer clients send fields that mean nothing here.
record SchemaRequest(
        @Nullable String schema,
        @Nullable String schemaType,
        @Nullable JsonNode references,
        @Nullable JsonNode metadata,
        @Nullable JsonNode ruleSet,
        @Nullable Integer id) {

    /// The schema's text, or why this registry does not take it.
    Outcome<String> avro() {
        if (schemaType != null && !schemaType.equals("AVRO")) {
            return Outcome.refused(
                    Refusal.invalidSchema(
                            "schema type %s is not supported, only AVRO".formatted(schemaType)));
        }
        if (isGiven(references)) {
            return Outcome.refused(Refusal.invalidSchema("schema references are not supported"));
        }
        if (isGiven(metadata) || isGiven(ruleSet)) {
            return Outcome.refused(
                    Refusal.invalidSchema("metadata and rule sets are not supported"));
        }
        if (id != null && id >= 0) {
            return Outcome.refused(
                    Refusal.notPermitted(
                            "ids are assigned by this registry: it is not in import mode"));
        }
        return Outcome.of(schema == null ? "" : schema);
    }

    private static boolean isGiven(@Nullable JsonNode part) {
        return part != null && !part.isEmpty();
    }
}
