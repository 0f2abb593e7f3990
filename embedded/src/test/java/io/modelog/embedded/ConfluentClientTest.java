package io.modelog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.junit.jupiter.api.Test;

/// Confluent's own client works against our registry. Each look-up uses a new client, so that no cache answers.
class ConfluentClientTest {

    private static final AvroSchema BOOK = new AvroSchema(RegistryContract.BOOK);
    private static final AvroSchema BOOK_WITH_ISBN =
            new AvroSchema(RegistryContract.BOOK_WITH_ISBN);
    private static final AvroSchema BOOK_WITH_YEAR =
            new AvroSchema(RegistryContract.BOOK_WITH_YEAR);

    private final String subject = "client-" + UUID.randomUUID();

    @Test
    void it_registers_and_finds_by_id_by_version_and_by_schema() throws Exception {
        int id = client().register(subject, BOOK);
        assertThat(client().getSchemaById(id)).isEqualTo(BOOK);
        assertThat(client().getId(subject, BOOK)).isEqualTo(id);
        assertThat(client().getVersion(subject, BOOK)).isEqualTo(1);
        assertThat(client().getLatestSchemaMetadata(subject).getId()).isEqualTo(id);
        assertThat(client().getAllVersions(subject)).containsExactly(1);
        assertThat(client().getAllSubjectsById(id)).contains(subject);
        assertThat(client().getAllSubjects()).contains(subject);
        assertThat(client().getAllSubjectsByPrefix("client-")).contains(subject);
    }

    @Test
    void it_sets_the_level_and_tests_compatibility() throws Exception {
        client().register(subject, BOOK);
        assertThat(client().updateCompatibility(subject, "BACKWARD_TRANSITIVE"))
                .isEqualTo("BACKWARD_TRANSITIVE");
        assertThat(client().getCompatibility(subject)).isEqualTo("BACKWARD_TRANSITIVE");
        assertThat(client().testCompatibility(subject, BOOK_WITH_YEAR)).isTrue();
        assertThat(client().testCompatibility(subject, BOOK_WITH_ISBN)).isFalse();
        assertThat(client().testCompatibilityVerbose(subject, BOOK_WITH_ISBN))
                .anyMatch(message -> message.contains("READER_FIELD_MISSING_DEFAULT_VALUE"));
        assertThat(client().getMode()).isEqualTo("READWRITE");
    }

    @Test
    void it_is_told_why_a_schema_is_refused() throws Exception {
        client().register(subject, BOOK);
        assertThatThrownBy(() -> client().register(subject, BOOK_WITH_ISBN))
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        refused -> {
                            assertThat(refused.getStatus()).isEqualTo(409);
                            assertThat(refused.getErrorCode()).isEqualTo(409);
                            assertThat(refused).hasMessageContaining("isbn");
                        });
    }

    @Test
    void it_deletes_versions_and_subjects() throws Exception {
        client().register(subject, BOOK);
        client().register(subject, BOOK_WITH_YEAR);
        assertThat(client().deleteSchemaVersion(subject, "1")).isEqualTo(1);
        assertThat(client().deleteSubject(subject)).containsExactly(2);
        assertThat(client().deleteSubject(subject, true)).containsExactly(1, 2);
        assertThat(client().getAllSubjects(true)).doesNotContain(subject);
    }

    private static SchemaRegistryClient client() {
        return new CachedSchemaRegistryClient(SharedKafka.registryUrl(), 100);
    }
}
