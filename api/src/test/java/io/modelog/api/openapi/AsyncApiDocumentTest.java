package io.modelog.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelog.api.SharedNode;
import io.modelog.api.Topic;
import io.modelog.events.codec.PromotionCodec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The AsyncAPI document says what the topics are and hold.
class AsyncApiDocumentTest {
    private static final JsonNode DOCUMENT =
            JsonMapper.builder()
                    .build()
                    .valueToTree(
                            new Load(LoadSettings.builder().build())
                                    .loadFromString(
                                            SharedNode.client().get("/asyncapi.yaml").body()));

    @ParameterizedTest
    @ValueSource(strings = {"events", "promotions"})
    void a_topic_is_as_the_document_says(String channel) throws Exception {
        var described = DOCUMENT.at("/channels/%s/bindings/kafka".formatted(channel));
        var topic = Topic.named(DOCUMENT.at("/channels/%s/address".formatted(channel)).asText());

        assertThat(described.get("topic").asText()).isEqualTo(topic.name());
        assertThat(described.get("partitions").asInt()).isEqualTo(topic.partitions());
        var config = new TreeMap<String, String>();
        for (var key : described.get("topicConfiguration").properties()) {
            var value = key.getValue();
            config.put(key.getKey(), value.isArray() ? value.get(0).asText() : value.asText());
        }
        assertThat(topic.config()).containsAllEntriesOf(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "promotion"})
    void a_record_has_the_headers_that_the_document_says(String message) throws Exception {
        var version = SharedNode.version();
        SharedNode.client().put(version + "/stage", "{\"stage\": \"staging\"}");

        var headers = DOCUMENT.at("/components/messages/%s/headers".formatted(message));
        for (var record : Topic.named("modelog.%ss".formatted(message)).records()) {
            if (record.key().startsWith("model/")) {
                assertThat(record.headers().keySet())
                        .isEqualTo(new TreeSet<>(names(headers.get("required"))));
                assertHas(record.headers(), headers.get("properties"));
            }
        }
    }

    private static List<String> names(JsonNode required) {
        return required.valueStream().map(JsonNode::asText).toList();
    }

    private static void assertHas(Map<String, String> found, JsonNode described) {
        for (var header : described.properties()) {
            var constant = header.getValue().get("const");
            var pattern = header.getValue().get("pattern");
            if (constant != null) {
                assertThat(found).containsEntry(header.getKey(), constant.asText());
            }
            if (pattern != null) {
                assertThat(found.get(header.getKey())).matches(pattern.asText());
            }
        }
    }

    @Test
    void the_schema_of_a_promotion_is_the_one_of_this_build() {
        var schema = DOCUMENT.at("/components/messages/promotion/payload/schema").toString();

        assertThat(SchemaNormalization.toParsingForm(new Schema.Parser().parse(schema)))
                .isEqualTo(SchemaNormalization.toParsingForm(PromotionCodec.SCHEMA));
    }
}
