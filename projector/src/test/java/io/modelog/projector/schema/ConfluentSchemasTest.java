package io.modelog.projector.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.embedded.SharedKafka;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.decider.CorruptStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// Confluent's own client against the registry that a node embeds.
class ConfluentSchemasTest {
    private static final URI REGISTRY = URI.create(SharedKafka.registryUrl());

    @Test
    void the_envelope_is_registered_once_and_read_back_as_it_is() {
        var schemas = ConfluentSchemas.register(REGISTRY);
        var again = ConfluentSchemas.register(REGISTRY);

        assertThat(again.current()).isEqualTo(schemas.current());
        assertThat(again.schema(schemas.current())).isEqualTo(EventCodec.SCHEMA);
    }

    @Test
    void the_subject_is_set_to_backward_transitive_whatever_the_default_is() throws Exception {
        ConfluentSchemas.register(REGISTRY);

        try (var client = HttpClient.newHttpClient()) {
            var config =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    REGISTRY
                                                            + "/config/"
                                                            + ConfluentSchemas.SUBJECT))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(config.body()).contains("BACKWARD_TRANSITIVE");
        }
    }

    @Test
    void an_id_that_nobody_registered_is_a_damaged_log() {
        var schemas = ConfluentSchemas.register(REGISTRY);

        assertThatThrownBy(() -> schemas.schema(424_242))
                .isInstanceOf(CorruptStream.class)
                .hasMessage("nobody registered schema 424242");
    }

    @Test
    void a_registry_that_does_not_answer_is_an_outage_and_no_damage() {
        assertThatThrownBy(() -> ConfluentSchemas.register(URI.create("http://127.0.0.1:1")))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("http://127.0.0.1:1");
    }
}
