package io.modelog.embedded;

import org.junit.jupiter.api.Test;

/// The registry of ours: the contract, and what Confluent's does beyond it.
class SchemaRegistryTest implements RegistryContract {

    private final RegistryCall registry = new RegistryCall(url());

    @Override
    public String url() {
        return SharedKafka.registryUrl();
    }

    @Test
    void a_subject_without_a_level_follows_the_global_one() {
        registry.get("/config").has("compatibilityLevel", "BACKWARD");
        registry.get("/config/loose").isError(404, 40408);
        registry.get("/config/loose?defaultToGlobal=true").has("compatibilityLevel", "BACKWARD");
        registry.put("/config/loose", "{\"compatibility\":\"full\"}").has("compatibility", "FULL");
        registry.delete("/config/loose").has("compatibilityLevel", "FULL");
        registry.get("/config/loose").isError(404, 40408);
    }

    @Test
    void a_verbose_check_says_what_is_in_the_way() {
        registry.register("verbose", BOOK);
        registry.post(
                        "/compatibility/subjects/verbose/versions/1?verbose=true",
                        RegistryCall.body(BOOK_WITH_ISBN))
                .is(
                        200,
                        """
                        {"is_compatible": false, "messages": ["the new schema cannot read data of version 1: \
                        READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1: isbn"]}\
                        """);
    }

    @Test
    void nothing_stands_against_the_latest_of_an_empty_subject() {
        registry.post("/compatibility/subjects/nobody/versions/latest", RegistryCall.body(BOOK))
                .is(200, "{\"is_compatible\":true}");
        registry.post("/compatibility/subjects/nobody/versions/1", RegistryCall.body(BOOK))
                .isError(404, 40401);
    }

    @Test
    void schemas_with_references_of_other_types_or_with_ids_are_refused() {
        registry.post(
                        "/subjects/refused/versions",
                        "{\"schema\":\"\\\"string\\\"\",\"references\":[{\"name\":\"a\",\"subject\":\"b\",\"version\":1}]}")
                .is(
                        422,
                        "{\"error_code\":42201,\"message\":\"Invalid schema: schema references are not supported\"}");
        registry.post(
                        "/subjects/refused/versions",
                        "{\"schema\":\"syntax = \\\"proto3\\\";\",\"schemaType\":\"PROTOBUF\"}")
                .is(
                        422,
                        "{\"error_code\":42201,\"message\":\"Invalid schema: schema type PROTOBUF is not supported, only AVRO\"}");
        registry.post("/subjects/refused/versions", "{\"schema\":\"\\\"string\\\"\",\"id\":7}")
                .isError(422, 42205);
        registry.get("/subjects/refused/versions").isError(404, 40401);
    }

    @Test
    void requests_that_make_no_sense_are_refused() {
        registry.post("/subjects/broken/versions", "{\"schema\":").isError(400, 400);
        registry.post("/subjects/broken/versions", "{}").isError(422, 42201);
        registry.post("/subjects/%20/versions", RegistryCall.body(BOOK)).isError(422, 42208);
        registry.get("/subjects/broken/versions/zero").isError(422, 42202);
        registry.get("/schemas/ids/first").isError(404, 40403);
    }

    @Test
    void a_version_is_erased_only_after_it_was_hidden() {
        registry.register("eraser", BOOK);
        registry.delete("/subjects/eraser/versions/1?permanent=true").isError(404, 40407);
        registry.delete("/subjects/eraser/versions/latest").is(200, "1");
        registry.delete("/subjects/eraser/versions/1").isError(404, 40406);
        registry.delete("/subjects/eraser/versions/1?permanent=true").is(200, "1");
        registry.get("/subjects/eraser/versions?deleted=true").isError(404, 40401);
    }

    @Test
    void a_schemas_bare_text_is_served_too() {
        registry.register("bare", BOOK);
        registry.get("/subjects/bare/versions/1/schema").is(200, BOOK);
        registry.get("/subjects/bare/versions/1/referencedby").is(200, "[]");
        registry.get("/subjects?subjectPrefix=bar").is(200, "[\"bare\"]");
    }
}
