package io.modelog.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.embedded.RegistryCall.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every registry that speaks Confluent's REST interface does. A test of one says where it is.
interface RegistryContract {

    String BOOK = record("Book", field("title", "\"string\""));
    String BOOK_WITH_ISBN =
            record("Book", field("title", "\"string\"") + "," + field("isbn", "\"string\""));
    String BOOK_WITH_YEAR =
            record(
                    "Book",
                    field("title", "\"string\"")
                            + ",{\"name\":\"year\",\"type\":\"int\",\"default\":0}");

    String url();

    private RegistryCall registry() {
        return new RegistryCall(url());
    }

    /// A subject that no other test uses, at a level that does not depend on the registry's default.
    private String subject(String level) {
        String subject = "contract-" + UUID.randomUUID();
        assertThat(
                        registry()
                                .put("/config/" + subject, "{\"compatibility\":\"" + level + "\"}")
                                .status())
                .isEqualTo(200);
        return subject;
    }

    private static String unknown() {
        return "unknown-" + UUID.randomUUID();
    }

    private int register(String subject, String schema) {
        Answer answer = registry().register(subject, schema);
        assertThat(answer.status()).describedAs(answer.toString()).isEqualTo(200);
        return answer.json().required("id").intValue();
    }

    @Test
    default void a_registered_schema_is_found_by_id_by_version_and_as_the_latest() {
        String subject = subject("BACKWARD");
        int id = register(subject, BOOK);

        String version =
                "{\"subject\":\"%s\",\"version\":1,\"id\":%d,\"schema\":%s}"
                        .formatted(subject, id, RegistryCall.quoted(BOOK));
        registry().get("/subjects/" + subject + "/versions/1").is(200, version);
        registry().get("/subjects/" + subject + "/versions/latest").is(200, version);
        registry()
                .get("/schemas/ids/" + id)
                .is(200, "{\"schema\":%s}".formatted(RegistryCall.quoted(BOOK)));
        registry().post("/subjects/" + subject, RegistryCall.body(BOOK)).is(200, version);
        registry().get("/subjects/" + subject + "/versions").is(200, "[1]");
        registry()
                .get("/schemas/ids/" + id + "/versions")
                .contains("{\"subject\":\"%s\",\"version\":1}".formatted(subject));
        registry().get("/subjects").contains("\"" + subject + "\"");
    }

    @Test
    default void answers_carry_the_registrys_own_media_type() {
        assertThat(registry().get("/schemas/types").mediaType())
                .startsWith("application/vnd.schemaregistry.v1+json");
        registry().get("/schemas/types").contains("\"AVRO\"");
    }

    @Test
    default void registering_the_same_schema_again_changes_nothing() {
        String subject = subject("BACKWARD");
        int id = register(subject, BOOK);
        assertThat(register(subject, " " + BOOK.replace(",", " , "))).isEqualTo(id);
        registry().get("/subjects/" + subject + "/versions").is(200, "[1]");
    }

    @Test
    default void a_schema_has_one_id_in_all_subjects() {
        String schema = record("Shared" + UUID.randomUUID().toString().replace("-", ""), "");
        assertThat(register(subject("BACKWARD"), schema))
                .isEqualTo(register(subject("FULL"), schema));
    }

    @Test
    default void a_compatible_schema_becomes_the_next_version() {
        String subject = subject("BACKWARD");
        register(subject, BOOK);
        register(subject, BOOK_WITH_YEAR);
        registry().get("/subjects/" + subject + "/versions").is(200, "[1,2]");
    }

    @Test
    default void an_incompatible_schema_is_refused_and_not_kept() {
        String subject = subject("BACKWARD");
        register(subject, BOOK);
        Answer answer = registry().register(subject, BOOK_WITH_ISBN);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().required("error_code").intValue()).isIn(409, 40901);
        registry().get("/subjects/" + subject + "/versions").is(200, "[1]");
    }

    @Test
    default void a_schema_can_be_tried_without_registering_it() {
        String subject = subject("BACKWARD");
        register(subject, BOOK);
        String latest = "/compatibility/subjects/" + subject + "/versions/latest";
        registry()
                .post(latest, RegistryCall.body(BOOK_WITH_YEAR))
                .is(200, "{\"is_compatible\":true}");
        registry()
                .post(latest, RegistryCall.body(BOOK_WITH_ISBN))
                .is(200, "{\"is_compatible\":false}");
    }

    @Test
    default void the_level_of_a_subject_is_set_and_read() {
        String subject = subject("FULL_TRANSITIVE");
        registry().get("/config/" + subject).has("compatibilityLevel", "FULL_TRANSITIVE");
        registry()
                .put("/config/" + subject, "{\"compatibility\":\"NONE\"}")
                .has("compatibility", "NONE");
        register(subject, BOOK);
        register(subject, BOOK_WITH_ISBN);
    }

    @Test
    default void an_unknown_level_is_refused() {
        registry()
                .put("/config/" + unknown(), "{\"compatibility\":\"SIDEWAYS\"}")
                .isError(422, 42203);
    }

    @Test
    default void what_is_not_there_is_named_by_its_code() {
        String subject = subject("BACKWARD");
        register(subject, BOOK);
        registry().get("/schemas/ids/2147483000").isError(404, 40403);
        registry().get("/subjects/" + unknown() + "/versions").isError(404, 40401);
        registry().get("/subjects/" + unknown() + "/versions/latest").isError(404, 40401);
        registry().get("/subjects/" + subject + "/versions/7").isError(404, 40402);
        registry().post("/subjects/" + unknown(), RegistryCall.body(BOOK)).isError(404, 40401);
        registry()
                .post("/subjects/" + subject, RegistryCall.body(BOOK_WITH_YEAR))
                .isError(404, 40403);
        registry().delete("/subjects/" + unknown()).isError(404, 40401);
    }

    @Test
    default void a_text_that_is_no_schema_is_refused() {
        registry().register(unknown(), "{\"type\":\"recrod\"}").isError(422, 42201);
    }

    @Test
    default void a_deleted_version_is_hidden_and_its_number_stays_taken() {
        String subject = subject("NONE");
        register(subject, BOOK);
        int id = register(subject, BOOK_WITH_ISBN);
        registry().delete("/subjects/" + subject + "/versions/2").is(200, "2");
        registry().get("/subjects/" + subject + "/versions").is(200, "[1]");
        assertThat(registry().get("/schemas/ids/" + id).status()).isEqualTo(200);
        register(subject, BOOK_WITH_YEAR);
        registry().get("/subjects/" + subject + "/versions").is(200, "[1,3]");
    }

    @Test
    default void a_deleted_subject_is_hidden_until_it_is_deleted_for_good() {
        String subject = subject("NONE");
        register(subject, BOOK);
        register(subject, BOOK_WITH_YEAR);
        registry().delete("/subjects/" + subject + "?permanent=true").isError(404, 40405);
        registry().delete("/subjects/" + subject).is(200, "[1,2]");
        registry().get("/subjects/" + subject + "/versions").isError(404, 40401);
        registry().delete("/subjects/" + subject).isError(404, 40404);
        registry().get("/subjects/" + subject + "/versions?deleted=true").is(200, "[1,2]");
        registry().delete("/subjects/" + subject + "?permanent=true").is(200, "[1,2]");
        registry().delete("/subjects/" + subject).isError(404, 40401);
    }

    @Test
    default void the_registry_takes_writes() {
        registry().get("/mode").has("mode", "READWRITE");
    }

    static String record(String name, String fields) {
        return "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[%s]}".formatted(name, fields);
    }

    static String field(String name, String type) {
        return "{\"name\":\"%s\",\"type\":%s}".formatted(name, type);
    }
}
